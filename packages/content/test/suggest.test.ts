import { describe, expect, it } from 'vitest';
import { didYouMean } from '../src/explain/suggest.ts';
import { isReactionEmoji, normaliseEmoji, REACTION_EMOJI } from '../src/index.ts';
import { meantEmoji } from '../src/schema/emoji.ts';

describe('guessing what was meant', () => {
  it.each([
    ['dayly', ['once', 'daily', 'weekly'], 'daily'],
    ['missionID', ['missionId', 'title.es'], 'missionId'],
    ['daily_cap', ['dailyCap', 'rules'], 'dailyCap'],
    ['Corazon', ['corazón'], 'corazón'],
    ['chatId', ['userId', 'post.chatId'], 'post.chatId'],
    ['something-else', ['once', 'daily'], undefined],
    ['', ['once'], undefined],
  ])('takes %j of %j for %j', (word, options, meant) => {
    expect(didYouMean(word, options)).toBe(meant);
  });
});

describe('the reaction emoji', () => {
  it('are the 73 of the Bot API, each once, in its own form', () => {
    expect(new Set(REACTION_EMOJI).size).toBe(73);
    expect(REACTION_EMOJI.map(normaliseEmoji)).toEqual(REACTION_EMOJI);
  });

  it.each(['❤', '❤️', '❤️‍🔥', '🕊️', '🤷‍♀️', '👨‍💻'])('include %s', (emoji) => {
    expect(isReactionEmoji(emoji)).toBe(true);
  });

  it.each([
    ['🧡', '❤'],
    ['👍🏿', '👍'],
    ['corazón', '❤'],
    ['😂', '🤣'],
    ['🧩', undefined],
  ])('are guessed: %s means %s', (written, meant) => {
    expect(meantEmoji(written)).toBe(meant);
  });
});
