import { InvitedBy, ReferralOf } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import type { Answers, Asks } from '../../src/features/feature.ts';
import { featureNamed } from '../../src/features/index.ts';
import { buttons, fresh, open, samples, texts, who } from './house.ts';

describe('an invitation', () => {
  it('comes with a link of one’s own, what it gives, and what came of it', () => {
    const feature = featureNamed('invitar')!;
    const { text } = feature.view(
      samples as unknown as Answers<Asks>,
      texts.es,
      { ...who, botName: 'casa_bot' },
      '',
    );
    expect(text.value).toContain(`https://t.me/casa_bot?start=r_${ReferralOf.sampleResult.code}`);
  });
});

describe('whom somebody has invited', () => {
  it('is told with what an invitation takes', () => {
    expect(open('invitar').text.value).toContain(
      'ganar 30 besitos en 2 días distintos, durante sus primeros 14',
    );
  });

  it('are listed by name, with when they came and what became of it', () => {
    expect(buttons(open('invitar'))).toContain('👥 Quién ha venido');
    const { text } = open('invitar', 'who.1');
    expect(text.value).toMatch(/Han venido contigo: 1.*Ana · 21 de noviembre de 2026 · ✅ \+50 besitos/s);
  });

  it('come page by page, and each state in words', () => {
    const [one] = InvitedBy.sampleResult.invited;
    const states = ['joined', 'waiting', 'held', 'declined', 'paid', 'paid', 'paid', 'paid'] as const;
    const invited = fresh({ total: 20, invited: states.map((state) => ({ ...one!, state })) });
    const screen = open('invitar', 'who.9', { invited });
    expect(screen.text.value).toMatch(/aún no participa.*se paga mañana.*en revisión.*no dio besitos/s);
    expect(screen.keyboard[0]).toMatchObject([{ page: 'who.1' }, { page: 'who.17' }]);
  });

  it('has no button for who has invited nobody', () => {
    const referral = fresh({ ...ReferralOf.sampleResult, invited: 0 });
    expect(buttons(open('invitar', '', { referral }))).not.toContain('👥 Quién ha venido');
  });
});
