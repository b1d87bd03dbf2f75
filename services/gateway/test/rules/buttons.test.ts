import { REACTION_EMOJI } from '@yabot/content';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { offers, postKey, reactionKeyboard, tap } from '../../src/rules/buttons.ts';

const emojis = ['🍓', '🍾', '🦄', '👻', '🔥'];

it('takes a tap back with a second one', () => {
  const first = tap([], {}, '🍓');
  expect(first).toEqual({ effect: 'added', emojis: ['🍓'], counts: { '🍓': 1 } });
  expect(tap(first.emojis, first.counts, '🍓')).toEqual({
    effect: 'removed',
    emojis: [],
    counts: { '🍓': 0 },
  });
});

it('counts each person once an emoji, whoever taps how often', () => {
  const taps = fc.array(fc.record({ who: fc.nat(4), emoji: fc.constantFrom(...emojis) }));
  fc.assert(
    fc.property(taps, (all) => {
      const pressed = new Map<number, readonly string[]>();
      let counts: Readonly<Record<string, number>> = {};
      for (const { who, emoji } of all) {
        const next = tap(Object.freeze(pressed.get(who) ?? []), Object.freeze(counts), emoji);
        pressed.set(who, next.emojis);
        counts = next.counts;
      }
      for (const emoji of emojis) {
        const holders = [...pressed.values()].filter((held) => held.includes(emoji)).length;
        expect(counts[emoji] ?? 0).toBe(holders);
      }
    }),
  );
});

it('shows the counts, four buttons a row', () => {
  const { inline_keyboard } = reactionKeyboard({ key: 'abcdefgh', emojis, counts: { '🍓': 3, '🍾': 0 } });
  expect(inline_keyboard.map((row) => row.map(({ text }) => text))).toEqual([
    ['🍓 3', '🍾', '🦄', '👻'],
    ['🔥'],
  ]);
});

it('fits every reaction of Telegram into the data of a button', () => {
  const key = postKey(-1001234567890, 'a-post-with-a-rather-long-name-in-the-content-files');
  const { inline_keyboard } = reactionKeyboard({ key, emojis: REACTION_EMOJI, counts: {} });
  for (const { callback_data } of inline_keyboard.flat())
    expect(Buffer.byteLength(callback_data)).toBeLessThanOrEqual(64);
});

it('knows the buttons of a post', () => {
  const post = { key: 'abcdefgh', chatId: -1, messageId: 7, emojis: ['❤️'], counts: {} };
  expect(offers(post, -1, '❤')).toBe(true);
  expect(offers(post, -1, '🔥')).toBe(false);
  expect(offers(post, -2, '❤')).toBe(false);
  expect(offers(undefined, -1, '❤')).toBe(false);
});
