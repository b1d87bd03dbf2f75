import { describe, expect, it } from '@jest/globals';
import { compileReactionRules, isOpenOn } from '../src/index.ts';
import { checkWith } from './small-community.ts';

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
  const ruleFor = compileReactionRules(result.content);

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
