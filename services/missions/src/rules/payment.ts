import { createHash } from 'node:crypto';
import type { ReactionRule, Reactions } from '@yabot/content';
import type { Post } from '@yabot/contracts';
import type { Definitions } from './definitions.ts';
import type { Progress } from './progress.ts';

/** What a reaction pays. */
export interface Payment {
  readonly amount: number;
  /** Under which names it is added up, for what has a cap of its own. */
  readonly tallied: readonly string[];
}

/** A reaction that pays nothing. */
export const NOTHING: Payment = { amount: 0, tallied: [] };

/**
 * What the first rule that matches pays: less the more was paid that day, and no more than is left of the caps of the
 * day, of the chat and of the rule.
 */
export function paymentFor(
  progress: Progress,
  { post, emoji }: { post: Post; emoji: string },
  at: Date,
  { ruleFor, reactions }: Definitions,
): Payment {
  const rule = ruleFor(post, emoji, at);
  if (!rule) return NOTHING;
  const { dailyCap, chatCap } = reactions;
  const chat = `chat:${post.chatId}`;
  const own = rule.dailyCap === undefined ? '' : keyOf(rule);
  const tallied = [...(chatCap === undefined ? [] : [chat]), ...(own ? [own] : [])];
  const left = [
    dailyCap - progress.earned,
    ...(chatCap === undefined ? [] : [chatCap - (progress.tallies?.[chat] ?? 0)]),
    ...(rule.dailyCap === undefined ? [] : [rule.dailyCap - (progress.tallies?.[own] ?? 0)]),
  ];
  const amount = Math.min(diminished(rule.besitos, progress.paid ?? 0, reactions), ...left);
  return amount > 0 ? { amount, tallied } : NOTHING;
}

/** What is still paid of an amount after so many reactions that were paid that day, rounded up. */
function diminished(besitos: number, paid: number, { diminishing = [] }: Reactions): number {
  const percent = diminishing.findLast(({ after }) => paid >= after)?.percent ?? 100;
  return Math.ceil((besitos * percent) / 100);
}

const keys = new WeakMap<ReactionRule, string>();

/** The name of a rule: the same as long as the rule is about the same reactions, wherever it stands. */
function keyOf(rule: ReactionRule): string {
  const known = keys.get(rule);
  if (known) return known;
  const { besitos: _, dailyCap: __, ...about } = rule;
  const key = `rule:${createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 12)}`;
  keys.set(rule, key);
  return key;
}
