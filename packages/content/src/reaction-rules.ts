import type { Post } from '@yabot/contracts';
import { Temporal } from 'temporal-polyfill';
import type { Content } from './content.ts';
import type { Community } from './schema/community.ts';
import { normaliseEmoji } from './schema/emoji.ts';
import type { ReactionRule } from './schema/reactions.ts';

/** Finds the rule that pays for an emoji put on a post at a moment; undefined when none does. */
export type RuleFinder = (post: Post, emoji: string, at: Date) => ReactionRule | undefined;

/** The day and hour it is in the community. */
interface LocalHour {
  readonly day: string;
  readonly hour: number;
}

/**
 * Prepares the reaction rules for looking up; the first that matches wins.
 * @example compileReactionRules(content)({ chatId: -1001234567890, messageId: 42 }, '❤', now)?.besitos
 */
export function compileReactionRules(content: Pick<Content, 'reactions' | 'community'>): RuleFinder {
  const { timeZone } = content.community;
  const postIds = postIdsByPlace(content.community);
  const byEmoji = Map.groupBy(content.reactions.rules, (rule) => rule.emoji);
  return (post, emoji, at) => {
    const postId = postIds.get(placeOf(post.chatId, post.messageId));
    return byEmoji
      .get(normaliseEmoji(emoji))
      ?.find((rule) => applies(rule, post.chatId, postId) && isPayingAt(rule, at, timeZone));
  };
}

function applies(rule: ReactionRule, chatId: number, postId: string | undefined): boolean {
  if (rule.chats && !rule.chats.includes(chatId)) return false;
  return !rule.posts || (postId !== undefined && rule.posts.includes(postId));
}

// Only rules with a window cost a look at the calendar.
function isPayingAt({ from, until, hours }: ReactionRule, at: Date, timeZone: string): boolean {
  if (from === undefined && until === undefined && !hours) return true;
  const { day, hour } = localHour(at, timeZone);
  if ((from !== undefined && day < from) || (until !== undefined && day > until)) return false;
  if (!hours) return true;
  const [after, before] = [hour >= hours.from, hour < hours.to];
  return hours.from < hours.to ? after && before : after || before;
}

function localHour(at: Date, timeZone: string): LocalHour {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return { day: local.toPlainDate().toString(), hour: local.hour };
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
