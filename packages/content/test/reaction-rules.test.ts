import { describe, expect, it } from 'vitest';
import { compileReactionRules, isOpenOn } from '../src/index.ts';
import { checkWith } from './small-community.ts';

const NOON = new Date('2026-11-21T12:00:00Z');
const result = checkWith({
  'community.yaml': `name: Casa
language: es
timeZone: Europe/Madrid
groups:
  - { id: -1, title: Uno, posts: [{ id: special, messageId: 7, text: { es: Hola, en: Hello } }] }
  - { id: -2, title: Dos }
`,
  'reactions.yaml': `dailyCap: 50
rules:
  - { emoji: ❤️, besitos: 9, posts: [special] }
  - { emoji: ❤, besitos: 5, chats: [-1] }
  - { emoji: ❤, besitos: 1 }
`,
});

describe('the reaction rules', () => {
  if (!result.ok) throw new Error(JSON.stringify(result.mistakes));
  const rules = compileReactionRules(result.content);
  const ruleFor = (post: Parameters<typeof rules>[0], emoji: string) => rules(post, emoji, NOON);

  it.each([
    ['a post by its message', -1, 7, 9],
    ['a group', -1, 8, 5],
    ['everywhere else', -2, 7, 1],
  ])('pay by the first that matches: %s', (_, chatId, messageId, besitos) => {
    expect(ruleFor({ chatId, messageId }, '❤')?.besitos).toBe(besitos);
  });

  it('take an emoji with or without its variation selector', () => {
    expect(ruleFor({ chatId: -2, messageId: 1 }, '❤️')?.besitos).toBe(1);
  });

  it('pay nothing for an emoji without a rule', () => {
    expect(ruleFor({ chatId: -1, messageId: 7 }, '🔥')).toBeUndefined();
  });
});

describe('a mission with a first and a last day', () => {
  it.each([
    ['2026-11-30', false],
    ['2026-12-01', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('is open on %s: %s', (day, open) => {
    expect(isOpenOn({ from: '2026-12-01', until: '2026-12-31' }, day)).toBe(open);
  });

  it('is always open when it has neither', () => {
    expect(isOpenOn({}, '2026-12-01')).toBe(true);
  });
});

describe('a reaction rule with a window', () => {
  const windowed = (rules: string) => {
    const checked = checkWith({ 'reactions.yaml': `dailyCap: 50\nrules:\n${rules}` });
    if (!checked.ok) throw new Error(JSON.stringify(checked.mistakes));
    const find = compileReactionRules(checked.content);
    return (at: string) => find({ chatId: -1001, messageId: 1 }, '❤', new Date(at))?.besitos;
  };

  it('pays from its first day to its last in the time zone of the community, and the next rule otherwise', () => {
    const pays = windowed(
      '  - { emoji: ❤, besitos: 9, from: 2026-12-24, until: 2026-12-25 }\n  - { emoji: ❤, besitos: 1 }',
    );
    expect(
      ['2026-12-23T22:59:59Z', '2026-12-23T23:00:00Z', '2026-12-25T22:59:59Z', '2026-12-25T23:00:00Z'].map(
        pays,
      ),
    ).toEqual([1, 9, 9, 1]);
  });

  it('pays nothing outside of its hours', () => {
    const pays = windowed('  - { emoji: ❤, besitos: 9, hours: { from: 20, to: 22 } }');
    expect(
      ['2026-12-01T18:59:59Z', '2026-12-01T19:00:00Z', '2026-12-01T20:59:59Z', '2026-12-01T21:00:00Z'].map(
        pays,
      ),
    ).toEqual([undefined, 9, 9, undefined]);
  });

  it('may go over midnight, also on the night of a clock change', () => {
    const pays = windowed('  - { emoji: ❤, besitos: 9, hours: { from: 23, to: 3 } }');
    expect(
      [
        '2026-10-24T20:59:59Z',
        '2026-10-24T21:00:00Z',
        '2026-10-25T00:30:00Z',
        '2026-10-25T01:30:00Z',
        '2026-10-25T02:00:00Z',
      ].map(pays),
    ).toEqual([undefined, 9, 9, 9, undefined]);
  });
});
