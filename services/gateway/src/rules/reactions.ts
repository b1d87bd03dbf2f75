import type { ReactionType } from '../intake/update-shape.ts';

/** What changed between two sets of reactions of one person under one message. */
export function reactionChanges(
  before: readonly ReactionType[],
  after: readonly ReactionType[],
): { added: string[]; removed: string[] } {
  const old = new Set(before.map(emojiOf));
  const now = new Set(after.map(emojiOf));
  return {
    added: [...now].filter((emoji) => !old.has(emoji)),
    removed: [...old].filter((emoji) => !now.has(emoji)),
  };
}

/** Telegram's form of an emoji is without the variation selector; `❤️` and `❤` are one. */
export const plainEmoji = (emoji: string) => emoji.replaceAll('\uFE0F', '');

function emojiOf(reaction: ReactionType): string {
  switch (reaction.type) {
    case 'emoji':
      return plainEmoji(reaction.emoji);
    case 'custom_emoji':
      return `custom:${reaction.custom_emoji_id}`;
    case 'paid':
      return '⭐';
    default:
      return reaction satisfies never;
  }
}
