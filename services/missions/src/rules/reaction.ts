import { isBanned } from '@yabot/content';
import { Credit, type Post, ReactionCapReached, ReactionRewarded } from '@yabot/contracts';
import { begin, type Fact, step } from './count.ts';
import type { Definitions } from './definitions.ts';
import { inTurn, type Outcome, type Progress } from './progress.ts';

/** What is kept of a user's reactions on one post. */
export interface RewardedPost {
  /** `<user>:<chat>:<message>` */
  readonly id: string;
  /** The emoji that ever counted. */
  readonly emojis: readonly string[];
  readonly paid: boolean;
}

/** The reaction a user put on a post. */
export interface Reaction {
  readonly userId: string;
  readonly post: Post;
  readonly emoji: string;
}

/** What a reaction decides. */
export interface ReactionOutcome extends Outcome {
  readonly post: RewardedPost;
}

/** Of a post the user has not reacted to. */
export function untouched({ userId, post }: Pick<Reaction, 'userId' | 'post'>): RewardedPost {
  return { id: `${userId}:${post.chatId}:${post.messageId}`, emojis: [], paid: false };
}

/**
 * What a reaction means: it pays once per user and post, up to the daily cap, and is a step of missions the first time
 * this user puts this emoji on this post.
 */
export function react(
  progress: Progress,
  post: RewardedPost,
  fact: Fact & { readonly data: Reaction },
  definitions: Definitions,
): ReactionOutcome {
  if (isBanned(progress.ban, fact.at)) return { progress, post, emit: [], send: [] };
  const begun = begin(progress, fact, definitions);
  const amount = post.paid ? 0 : amountFor(begun.progress, fact.data, definitions);
  const isNew = !post.emojis.includes(fact.data.emoji);
  const outcome = inTurn(
    progress,
    () => begun,
    (before) => pay(before, fact.data, amount, definitions.reactions.dailyCap),
    (before) => (isNew ? step(before, fact, definitions) : { progress: before, emit: [], send: [] }),
  );
  const touched = isNew || amount > 0;
  const emojis = isNew ? [...post.emojis, fact.data.emoji] : post.emojis;
  return { ...outcome, post: touched ? { ...post, emojis, paid: post.paid || amount > 0 } : post };
}

/** What the first rule that matches pays, or what the daily cap leaves of it. */
function amountFor({ earned }: Progress, { post, emoji }: Reaction, definitions: Definitions): number {
  const rule = definitions.ruleFor(post, emoji);
  return rule ? Math.min(rule.besitos, Math.max(0, definitions.reactions.dailyCap - earned)) : 0;
}

function pay(progress: Progress, { userId, post, emoji }: Reaction, amount: number, cap: number): Outcome {
  if (amount === 0) return { progress, emit: [], send: [] };
  const cause = `reaction:${post.chatId}:${post.messageId}:${userId}`;
  const earned = progress.earned + amount;
  return {
    progress: { ...progress, earned },
    emit: [
      ReactionRewarded.of({ userId, post, emoji, amount }),
      ...(earned === cap ? [ReactionCapReached.of({ userId, cap })] : []),
    ],
    send: [Credit.of({ userId, amount, reason: 'reaction', cause }, { key: cause })],
  };
}
