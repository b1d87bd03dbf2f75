import {
  AchievementUnlocked,
  BesitosAwarded,
  MissionCompleted,
  ReactionAdded,
  ReactionRewarded,
} from '@yabot/contracts';
import { ofType, type Stored } from '../fleet/stream.ts';
import type { Books } from './books.ts';

/** What must hold after a load; each that does not is said in words. */
export interface Sums {
  readonly right: boolean;
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: readonly string[];
}

/**
 * Compares what was sent, what the stream holds, and what the wallet has booked.
 * @param messages everything on the stream since the fleet was new
 * @param sent how many reactions were sent since then; each pays
 */
export function compareSums(messages: readonly Stored[], sent: number, books: Books): Sums {
  const reactions = ofType(messages, ReactionAdded);
  const rewarded = ofType(messages, ReactionRewarded);
  const awarded = ofType(messages, BesitosAwarded);
  const places = new Set(reactions.map(({ data }) => place(data)));
  const paid = new Set(rewarded.map(({ data }) => place(data)));
  const causes = new Set(awarded.map(({ data }) => data.cause));
  const lost = sent - paid.size;
  const doubled =
    reactions.length - places.size + (rewarded.length - paid.size) + (awarded.length - causes.size);
  const booked = total(awarded.map(({ data }) => data.amount));
  const wrong = [
    differs('reactions sent and reaction-added events', sent, reactions.length),
    differs('besitos of rewards and of besitos-awarded events', earnedBy(messages, books), booked),
    differs('besitos awarded and minted by the wallet', booked, books.minted),
    differs("besitos minted and in users' accounts", books.minted, books.balances),
    differs('dead letters', 0, books.deadLetters),
    differs('faults found by the proof of the ledger', 0, books.faults),
    differs('reactions lost', 0, lost),
    differs('events doubled', 0, doubled),
  ].flat();
  return { right: wrong.length === 0, lost, doubled, wrong };
}

const differs = (what: string, expected: number, found: number): string[] =>
  expected === found ? [] : [`${what}: ${expected} expected, ${found} found`];

/** What reactions, missions and achievements promised, taken from their own events and the content. */
function earnedBy(messages: readonly Stored[], { tierBesitos }: Books): number {
  return total([
    ...ofType(messages, ReactionRewarded).map(({ data }) => data.amount),
    ...ofType(messages, MissionCompleted).map(({ data }) => data.reward.besitos),
    ...ofType(messages, AchievementUnlocked).map(
      ({ data }) => tierBesitos.get(`${data.achievementId}:${data.tier}`) ?? 0,
    ),
  ]);
}

const place = ({ userId, post, emoji }: Omit<(typeof ReactionAdded)['sample'], 'via'>) =>
  `${userId}/${post.chatId}/${post.messageId}/${emoji}`;

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
