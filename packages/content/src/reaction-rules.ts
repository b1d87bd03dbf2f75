import type { Post } from '@yabot/contracts';
import type { Content } from './content.ts';
import type { Community } from './schema/community.ts';
import { normaliseEmoji } from './schema/emoji.ts';
import type { ReactionRule } from './schema/reactions.ts';

/** Finds the rule that pays for an emoji on a post; undefined when none does. */
export type RuleFinder = (post: Post, emoji: string) => ReactionRule | undefined;

/**
 * Prepares the reaction rules for looking up; the first that matches wins.
 * @example compileReactionRules(content)({ chatId: -1001234567890, messageId: 42 }, '❤')?.besitos
 */
export function compileReactionRules(content: Pick<Content, 'reactions' | 'community'>): RuleFinder {
  const postIds = postIdsByPlace(content.community);
  const byEmoji = Map.groupBy(content.reactions.rules, (rule) => rule.emoji);
  return (post, emoji) => {
    const postId = postIds.get(placeOf(post.chatId, post.messageId));
    return byEmoji.get(normaliseEmoji(emoji))?.find((rule) => applies(rule, post.chatId, postId));
  };
}

function applies(rule: ReactionRule, chatId: number, postId: string | undefined): boolean {
  if (rule.chats && !rule.chats.includes(chatId)) return false;
  return !rule.posts || (postId !== undefined && rule.posts.includes(postId));
}

function postIdsByPlace(community: Community): Map<string, string> {
  const places = new Map<string, string>();
  for (const group of community.groups) {
    for (const { id, messageId } of group.posts) if (messageId) places.set(placeOf(group.id, messageId), id);
  }
  return places;
}

function placeOf(chatId: number, messageId: number): string {
  return `${chatId}:${messageId}`;
}
