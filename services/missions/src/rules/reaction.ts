import { isBanned } from '@yabot/content';
import { Credit, type Post, ReactionCapReached, ReactionRewarded } from '@yabot/contracts';
import { begin, type Fact, step } from './count.ts';
import type { Definitions } from './definitions.ts';
import { NOTHING, type Payment, paymentFor } from './payment.ts';
import { inTurn, type Outcome, type Progress, quietly } from './progress.ts';

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
 * What a reaction means: it pays once per user and post, as far as the caps let it, and is a step of missions the first
 * time this user puts this emoji on this post.
 */
export function react(
  progress: Progress,
  post: RewardedPost,
  fact: Fact & { readonly data: Reaction },
  definitions: Definitions,
): ReactionOutcome {
  if (isBanned(progress.ban, fact.at)) return { ...quietly(progress), post };
  const begun = begin(progress, fact, definitions);
  const payment = post.paid ? NOTHING : paymentFor(begun.progress, fact.data, fact.at, definitions);
  const { amount } = payment;
  const isNew = !post.emojis.includes(fact.data.emoji);
  const outcome = inTurn(
    progress,
    () => begun,
    (before) => pay(before, fact.data, payment, definitions),
    (before) => (isNew ? step(before, fact, definitions) : quietly(before)),
  );
  const touched = isNew || amount > 0;
  const emojis = isNew ? [...post.emojis, fact.data.emoji] : post.emojis;
  return { ...outcome, post: touched ? { ...post, emojis, paid: post.paid || amount > 0 } : post };
}

function pay(
  progress: Progress,
  { userId, post, emoji }: Reaction,
  { amount, tallied }: Payment,
  definitions: Definitions,
): Outcome {
  if (amount === 0) return quietly(progress);
  const { dailyCap: cap, diminishing } = definitions.reactions;
  const cause = `reaction:${post.chatId}:${post.messageId}:${userId}`;
  const earned = progress.earned + amount;
  const paid = diminishing ? { paid: (progress.paid ?? 0) + 1 } : {};
  return {
    progress: { ...progress, earned, ...paid, ...withTallies(progress, tallied, amount) },
    emit: [
      ReactionRewarded.of({ userId, post, emoji, amount }),
      ...(earned === cap ? [ReactionCapReached.of({ userId, cap })] : []),
    ],
    send: [Credit.of({ userId, amount, reason: 'reaction', cause }, { key: cause })],
  };
}

function withTallies({ tallies = {} }: Progress, keys: readonly string[], amount: number): Partial<Progress> {
  if (keys.length === 0) return {};
  const added = Object.fromEntries(keys.map((key) => [key, (tallies[key] ?? 0) + amount]));
  return { tallies: { ...tallies, ...added } };
}
