import { Context } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { inlineKeyboard } from '../../src/conversation/keyboard.ts';
import type { Answers, Asks, Screen } from '../../src/features/feature.ts';
import { FEATURES, featureNamed } from '../../src/features/index.ts';
import { signingKey } from '../../src/rules/callback-data.ts';
import { away, fresh, open, samples, view, who } from './house.ts';

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

/** What a tap on each button of a screen shows. */
const shownBy = (screen: Screen) =>
  screen.keyboard
    .flat()
    .flatMap((button) => ('show' in button ? [[button.show, button.page ?? ''] as const] : []));

it('every command is at most two taps from the menu', () => {
  const first = shownBy(open('menu'));
  const second = first.flatMap(([name, page]) => shownBy(open(name, page)));
  const reached = new Set([...first, ...second].map(([name]) => name));
  const others = FEATURES.map(({ command }) => command).filter((command) => command !== 'start');
  expect([...reached]).toEqual(expect.arrayContaining(others));
});

it.each(['es', 'en'] as const)('every button leads to a screen with a way on or back, in %s', (language) => {
  const seen = new Set<string>();
  const waiting: (readonly [name: string, page: string])[] = [['menu', '']];
  for (let next = waiting.pop(); next && seen.size < 500; next = waiting.pop()) {
    const [name, page] = next;
    if (seen.has(`${name} ${page}`)) continue;
    seen.add(`${name} ${page}`);
    const screen = open(name, page, {}, language);
    expect(screen.text.value.length).toBeLessThan(4_096);
    expect([name, page, screen.keyboard.flat().length]).not.toEqual([name, page, 0]);
    const made = { who, key: signingKey('1:x'), draftId: 'A'.repeat(16) };
    const { inline_keyboard } = inlineKeyboard(screen, featureNamed(name), made);
    expect([name, page, inline_keyboard.flat().length]).toEqual([name, page, screen.keyboard.flat().length]);
    waiting.push(...shownBy(screen));
  }
  expect(seen.size).toBeGreaterThan(40);
});

it('is found by English names too', () => {
  for (const name of ['profile', 'points', 'gift', 'missions', 'help', 'settings', 'seasons', 'mydata'])
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
  it('tells with a role until when it is theirs', () => {
    const roleEnds = [{ role: 'moderator', until: '2026-12-03T17:00:00.000Z' }];
    const person = fresh({ ...Context.sampleResult, roles: ['follower', 'moderator'], roleEnds });
    expect(view('perfil', { ...samples, person }).text.value).toContain(
      'moderación, hasta el 3 de diciembre',
    );
  });

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
