import { describe, expect, it } from '@jest/globals';
import { ReferralOf } from '@yabot/contracts';
import type { Answers, Asks } from '../../src/features/feature.ts';
import { featureNamed } from '../../src/features/index.ts';
import { samples, texts, who } from './house.ts';

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
