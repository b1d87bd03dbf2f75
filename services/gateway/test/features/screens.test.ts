import { describe, expect, it } from '@jest/globals';
import { AchievementsOf, Balance, Context, History, MissionsOf } from '@yabot/contracts';
import { inlineKeyboard } from '../../src/conversation/keyboard.ts';
import { loadTexts } from '../../src/conversation/texts/words.ts';
import type { Answers, Asks, Told, Who } from '../../src/features/feature.ts';
import { FEATURES, featureNamed } from '../../src/features/index.ts';
import { signingKey } from '../../src/rules/callback-data.ts';

const texts = loadTexts();
const now = new Date('2026-11-21T12:00:00.000Z');
const who: Who = {
  userId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6d',
  telegramId: 2 ** 52,
  firstName: '<b>Ana</b>',
  language: 'es',
  timeZone: 'Europe/Madrid',
  notices: true,
  now,
};

const fresh = <T>(value: T): Told<T> => ({ state: 'fresh', value });
const samples = {
  person: fresh({ ...Context.sampleResult, firstName: '<b>Ana</b>', roles: ['owner', 'follower'] }),
  balance: fresh(Balance.sampleResult),
  level: fresh(AchievementsOf.sampleResult),
  history: fresh(History.sampleResult),
  missions: fresh(MissionsOf.sampleResult),
  achievements: fresh(AchievementsOf.sampleResult),
};

function view(name: string, answers: object = samples, page = '', language: 'es' | 'en' = 'es') {
  const feature = featureNamed(name)!;
  return feature.view(answers as Answers<Asks>, texts[language], { ...who, language }, page);
}
const away = Object.fromEntries(Object.keys(samples).map((name) => [name, { state: 'away' }]));
const buttons = (screen: ReturnType<typeof view>) => screen.keyboard.flat().map(({ text }) => text);

describe.each(FEATURES.map(({ command }) => command))('/%s', (command) => {
  it('asks by name what its screen uses, and shows it in both languages', () => {
    for (const language of ['es', 'en'] as const) {
      const feature = featureNamed(command)!;
      const named = Object.keys(feature.asks(who, ''));
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
      const { callback_data: data } = button as { callback_data: string };
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      if (data.startsWith('s:')) expect(featureNamed(data.split(':')[1]!)).toBeDefined();
    }
  });
});

it('is found by English names too', () => {
  for (const name of ['profile', 'points', 'missions', 'achievements', 'help', 'settings'])
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

describe('the besitos', () => {
  it('come with their movements, reasons in words', () => {
    const { text } = view('besitos');
    expect(text.value).toContain('120 besitos');
    expect(text.value).toContain('<b>+50</b> · premio de misión «Diez reacciones» · 21 nov, 13:00');
  });

  it('tell a spending, and a reason without words, as movements', () => {
    const [entry] = History.sampleResult.entries;
    const entries = [{ ...entry!, amount: -20, reason: 'something-new' }];
    const { text } = view('besitos', { ...samples, history: fresh({ entries, next: 'c2' }) });
    expect(text.value).toContain('<b>−20</b> · movimiento');
  });

  it('lead to older pages, and back to the newest', () => {
    const history = fresh({ ...History.sampleResult, next: 'c2' });
    expect(view('besitos', { ...samples, history }).keyboard[0]).toMatchObject([{ page: 'c2' }]);
    expect(buttons(view('besitos', { ...samples, history }, 'c1'))).toContain('« Lo último');
  });

  it('say how old they are when they are of before', () => {
    const kept = { state: 'kept', value: { available: 7, held: 0 }, at: new Date(now.getTime() - 180_000) };
    const { text } = view('besitos', { ...samples, balance: kept });
    expect(text.value).toContain('7 besitos');
    expect(text.value).toContain('hace 3 minutos');
  });
});

describe('the missions', () => {
  const [mission] = MissionsOf.sampleResult.missions;
  const many = Array.from({ length: 12 }, (_, index) => ({
    ...mission!,
    missionId: `m${index}`,
    title: { es: `Misión ${index}`, en: 'x' },
    completed: index === 0,
  }));

  it('show progress, reward and when they close', () => {
    const closing = { ...mission!, window: 'daily' as const, closesAt: '2026-11-21T17:00:00.000Z' };
    const { text } = view('misiones', { missions: fresh({ missions: [closing] }) });
    expect(text.value).toContain('▰▰▰▱▱▱▱▱▱▱ 3/10');
    expect(text.value).toContain('🎁 50 besitos');
    expect(text.value).toContain('Se cierra en 5 horas');
  });

  it('come page by page, those still open first', () => {
    const answers = { missions: fresh({ missions: many }) };
    const first = view('misiones', answers);
    expect(first.text.value).toContain('Misión 1<');
    expect(first.text.value).not.toContain('Misión 0<');
    expect(first.keyboard[0]).toMatchObject([{ show: 'misiones', page: '2' }]);
    const last = view('misiones', answers, '99');
    expect(last.text.value).toContain('✅ <b>Misión 0</b>');
    expect(buttons(last)).toContain('‹ Anterior');
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

describe('the profile', () => {
  it('shows level, besitos and roles', () => {
    const { text } = view('perfil');
    expect(text.value).toContain('Nivel 1: <b>De visita</b>');
    expect(text.value).toContain('▰▰▰▱▱▱▱▱▱▱ 20/60 XP');
    expect(text.value).toContain('120 besitos');
    expect(text.value).toContain('dueña de la casa, de la casa');
  });

  it('shows what it can while one service is away', () => {
    const { text } = view('perfil', { ...samples, level: { state: 'away' } });
    expect(text.value).toContain('120 besitos');
    expect(text.value).toContain('Tu nivel no está disponible');
  });
});

describe('the settings', () => {
  it('mark what is chosen, and offer the other', () => {
    expect(buttons(view('ajustes'))).toEqual([
      '✓ Español',
      'English',
      '🔕 Desactivar avisos',
      '🕒 Zona horaria',
      '‹ Menú',
    ]);
    expect(buttons(view('ajustes', {}, 'zone'))).toContain('✓ Madrid');
  });

  it('change what the buttons offer, and nothing that was made up', () => {
    const { changes } = featureNamed('ajustes')!;
    expect(changes.language?.('en')).toEqual({ language: 'en' });
    expect(changes.notices?.('off')).toEqual({ notices: false });
    expect(changes.zone?.('2')).toEqual({ timeZone: 'America/Mexico_City' });
    expect(changes.language?.('xx')).toBeUndefined();
    expect(changes.zone?.('99')).toBeUndefined();
  });
});
