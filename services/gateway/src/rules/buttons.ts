import { createHash } from 'node:crypto';
import { plainEmoji } from './reactions.ts';

/** What a tap on a reaction button does. */
export interface Tap {
  readonly effect: 'added' | 'removed';
  /** What this person has pressed afterwards. */
  readonly emojis: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** A second tap on the same button takes the first back. */
export function tap(
  pressed: readonly string[],
  counts: Readonly<Record<string, number>>,
  emoji: string,
): Tap {
  const before = counts[emoji] ?? 0;
  if (pressed.includes(emoji)) {
    const emojis = pressed.filter((each) => each !== emoji);
    return { effect: 'removed', emojis, counts: { ...counts, [emoji]: Math.max(0, before - 1) } };
  }
  return { effect: 'added', emojis: [...pressed, emoji], counts: { ...counts, [emoji]: before + 1 } };
}

/** A digest of group and post, short enough for the data of a button. */
export const postKey = (chatId: number, postId: string) =>
  createHash('sha256').update(`${chatId}/${postId}`).digest('base64url').slice(0, 8);

const BUTTONS_A_ROW = 4;

/** The keyboard under a post: every emoji with how many chose it. */
export function reactionKeyboard(post: {
  readonly key: string;
  readonly emojis: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}) {
  const buttons = post.emojis.map(plainEmoji).map((emoji) => {
    const count = post.counts[emoji] ?? 0;
    return { text: count > 0 ? `${emoji} ${count}` : emoji, callback_data: `r:${post.key}:${emoji}` };
  });
  const rows = Array.from({ length: Math.ceil(buttons.length / BUTTONS_A_ROW) }, (_, row) =>
    buttons.slice(row * BUTTONS_A_ROW, (row + 1) * BUTTONS_A_ROW),
  );
  return { inline_keyboard: rows };
}

/** A post with reaction buttons that the bot publishes. */
export interface Post {
  /** A short digest of group and post: it fits into the data of a button. */
  readonly key: string;
  readonly chatId: number;
  /** Null until Telegram has it. */
  readonly messageId: number | null;
  readonly emojis: readonly string[];
  /** How many chose each. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Whether this button stands under this post. */
export const offers = (post: Post | undefined, chatId: number, emoji: string): post is Post =>
  post?.chatId === chatId && post.emojis.map(plainEmoji).includes(emoji);
