import { describe, expect, it } from '@jest/globals';
import { AchievementsOf } from '@yabot/contracts';
import { inlineKeyboard } from '../../src/conversation/keyboard.ts';
import type { Answers, Asks } from '../../src/features/feature.ts';
import { FEATURES, featureNamed } from '../../src/features/index.ts';
import { signingKey } from '../../src/rules/callback-data.ts';
import { away, fresh, samples, view, who } from './house.ts';

describe.each(FEATURES.map(({ command }) => command))('/%s', (command) => {
  it('asks by name what its screen uses, and shows it in both languages', () => {
    for (const language of ['es', 'en'] as const) {
      const feature = featureNamed(command)!;
      const first = Object.keys(feature.asks(who, ''));
      const named = [...first, ...Object.keys(feature.further(samples as unknown as Answers<Asks>, who, ''))];
      const answers = Object.fromEntries(named.map((name) => [name, samples[name as keyof typeof samples]]));
      const { text } = view(command, answers, '', language);
      expect(text.value.length).toBeGreaterThan(5);
      expect(text.value.length).toBeLessThan(4_096);
    }
  });

  it('lets no name become markup', () => {
    expect(view(command).text.value).not.toContain('<b>Ana</b>');
  });

  it('has something to say when no service answers', () => {
    expect(view(command, away).text.value.length).toBeGreaterThan(5);
  });

  it('makes only buttons that Telegram takes, and that lead somewhere', () => {
    const screen = view(command);
    const { inline_keyboard } = inlineKeyboard(screen, featureNamed(command), {
      who,
      key: signingKey('1:x'),
      draftId: 'A'.repeat(16),
    });
    expect(inline_keyboard.flat()).toHaveLength(screen.keyboard.flat().length);
    for (const button of inline_keyboard.flat()) {
      const { callback_data: data, url } = button as { callback_data?: string; url?: string };
      if (data === undefined) {
        expect(url).toMatch(/^https:/);
        continue;
      }
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      if (data.startsWith('s:')) expect(featureNamed(data.split(':')[1]!)).toBeDefined();
    }
  });
});

it('is found by English names too', () => {
  for (const name of ['profile', 'points', 'gift', 'missions', 'achievements', 'help', 'settings'])
    expect(featureNamed(name)).toBeDefined();
});

it.each(['es', 'en'] as const)('the help names every command, in %s', (language) => {
  const { text } = view('ayuda', samples, '', language);
  const told = [...text.value.matchAll(/^\/(\w+)/gm)].map(([, name]) => featureNamed(name!)?.command);
  const others = FEATURES.map(({ command }) => command).filter(
    (command) => !['start', 'ayuda'].includes(command),
  );
  expect(told.toSorted()).toEqual(others.toSorted());
});

describe('the profile', () => {
  it('shows level, besitos and roles', () => {
    const { text } = view('perfil');
    expect(text.value).toContain('Nivel 1: <b>De visita</b>');
    expect(text.value).toContain('▰▰▰▱▱▱▱▱▱▱ 20/60 XP');
    expect(text.value).toContain('120 besitos');
    expect(text.value).toContain('al frente de la casa');
  });

  it('shows what it can while one service is away', () => {
    const { text } = view('perfil', { ...samples, level: { state: 'away' } });
    expect(text.value).toContain('120 besitos');
    expect(text.value).toContain('Tu nivel no está disponible');
  });
});

describe('the achievements', () => {
  it('show those earned with their tier, and how far the next is', () => {
    const [earned] = AchievementsOf.sampleResult.achievements;
    const ahead = { ...earned!, achievementId: 'b', tier: null, unlockedAt: null, progress: 2, target: 5 };
    const value = { ...AchievementsOf.sampleResult, achievements: [ahead, earned!] };
    const { text } = view('logros', { achievements: fresh(value) });
    expect(text.value).toContain('1 de 2');
    expect(text.value.indexOf('🥉')).toBeLessThan(text.value.indexOf('🔒'));
    expect(text.value).toContain('▰▰▰▰▱▱▱▱▱▱ 2/5');
  });
});
