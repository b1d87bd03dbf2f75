import { describe, expect, it } from 'vitest';
import { type ButtonRows, countTap } from '../../src/intake/button-tap.ts';
import type { Post } from '../../src/rules/buttons.ts';

const GROUP = -1001;
const post: Post = { key: 'abcdefgh', chatId: GROUP, messageId: 7, emojis: ['❤'], counts: {} };
const about = { now: new Date('2026-11-21T12:00:00.000Z'), correlationId: 'c' };

function tapOn(messageId: number, rows: ButtonRows) {
  const intake = {
    kind: 'button',
    person: { id: 101, is_bot: false, first_name: 'Ana' },
    post: { chatId: GROUP, messageId },
    key: post.key,
    emoji: '❤',
  } as const;
  return countTap(intake, 'user', rows, about);
}
const eventOf = ({ emit }: ReturnType<typeof tapOn>) => emit?.[0]?.data;

describe('A tap on a reaction button', () => {
  it('is about the post, whichever copy of it was tapped', () => {
    const { effect, ...decision } = tapOn(8, { post });
    expect(effect).toBe('added');
    expect(eventOf({ effect, ...decision })).toMatchObject({ post: { chatId: GROUP, messageId: 7 } });
  });

  it('that comes before Telegram told the number of the post tells it', () => {
    const tapped = tapOn(9, { post: { ...post, messageId: null } });
    expect(eventOf(tapped)).toMatchObject({ post: { chatId: GROUP, messageId: 9 } });
    expect(tapped.save?.[0]).toMatchObject({ row: { messageId: 9 } });
  });

  it('of a post that is not known, or has no such button, changes nothing', () => {
    expect(tapOn(7, {})).toEqual({ effect: 'stale' });
    expect(tapOn(7, { post: { ...post, emojis: ['🔥'] } })).toEqual({ effect: 'stale' });
  });
});
