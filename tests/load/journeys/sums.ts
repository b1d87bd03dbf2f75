import { loadContent } from '@yabot/content';
import {
  AchievementUnlocked,
  BesitosAwarded,
  MissionCompleted,
  ReactionAdded,
  ReactionRewarded,
} from '@yabot/contracts';
import type { LoadFleet } from '../fleet/load-fleet.ts';
import { ofType, type Stored } from '../fleet/stream.ts';
import { deadLetters, provedFaults, walletTotals } from './books.ts';

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
export async function checkSums(fleet: LoadFleet, messages: readonly Stored[], sent: number): Promise<Sums> {
  const reactions = ofType(messages, ReactionAdded);
  const rewarded = ofType(messages, ReactionRewarded);
  const awarded = ofType(messages, BesitosAwarded);
  const places = new Set(reactions.map(({ data }) => place(data)));
  const paid = new Set(rewarded.map(({ data }) => place(data)));
  const causes = new Set(awarded.map(({ data }) => data.cause));
  const lost = sent - paid.size;
  const doubled =
    reactions.length - places.size + (rewarded.length - paid.size) + (awarded.length - causes.size);
  const earned = await earnedBy(fleet, messages);
  const booked = total(awarded.map(({ data }) => data.amount));
  const totals = await walletTotals(fleet.connection);
  const wrong = [
    differs('reactions sent and reaction-added events', sent, reactions.length),
    differs('besitos of rewards and of besitos-awarded events', earned, booked),
    differs('besitos awarded and minted by the wallet', booked, totals.minted),
    differs("besitos minted and in users' accounts", totals.minted, totals.balances),
    differs('dead letters', 0, await deadLetters(fleet.connection)),
    differs('faults found by the proof of the ledger', 0, await provedFaults(fleet.connection)),
    differs('reactions lost', 0, lost),
    differs('events doubled', 0, doubled),
  ].flat();
  return { right: wrong.length === 0, lost, doubled, wrong };
}

const differs = (what: string, expected: number, found: number): string[] =>
  expected === found ? [] : [`${what}: ${expected} expected, ${found} found`];

/** What reactions, missions and achievements promised, taken from their own events and the content. */
async function earnedBy(fleet: LoadFleet, messages: readonly Stored[]): Promise<number> {
  const { content } = await loadContent(fleet.content);
  const tiers = new Map(
    content.achievements.flatMap(({ id, tiers }) =>
      tiers.map(({ tier, besitos = 0 }) => [`${id}:${tier}`, besitos] as const),
    ),
  );
  return total([
    ...ofType(messages, ReactionRewarded).map(({ data }) => data.amount),
    ...ofType(messages, MissionCompleted).map(({ data }) => data.reward.besitos),
    ...ofType(messages, AchievementUnlocked).map(
      ({ data }) => tiers.get(`${data.achievementId}:${data.tier}`) ?? 0,
    ),
  ]);
}

const place = ({ userId, post, emoji }: Omit<(typeof ReactionAdded)['sample'], 'via'>) =>
  `${userId}/${post.chatId}/${post.messageId}/${emoji}`;

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
