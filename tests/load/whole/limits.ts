import {
  AchievementUnlocked,
  BesitosAwarded,
  LevelReached,
  MissionCompleted,
  MissionProgressed,
} from '@yabot/contracts';
import { ofType, type Stored } from '../fleet/stream.ts';
import type { Sums } from '../journeys/sums.ts';
import type { Batches } from '../measure/batches.ts';
import { type Latency, latencyOf } from '../measure/percentiles.ts';
import type { UsageOverTime } from '../measure/usage-recorder.ts';
import type { LoadCommunity } from './community.ts';
import type { Action, LoadRun, LoadShape } from './load.ts';
import type { BotMessage } from './telegram.ts';
import { personsOf, toldBy } from './told.ts';
import { loadUntilTold, sumsOf } from './whole.ts';

/** What Telegram's limits make of the same load. */
export interface WithLimits {
  readonly shape: LoadShape;
  readonly reactions: number;
  /** From /besitos to its answer. */
  readonly answers: Latency;
  /** From besitos earned to the notice that tells of them. */
  readonly noticeWaits: Latency;
  readonly earned: number;
  readonly notices: number;
  /** How many things that were earned one notice tells. */
  readonly merged: number;
  /** How often Telegram said that the bot sends too much. */
  readonly refused: number;
  /** How long after the last reaction the last notice came. */
  readonly drainSeconds: number;
  readonly perSecond: number;
  readonly usage: UsageOverTime;
  readonly batches: readonly Batches[];
  readonly sums: Sums;
}

/** What a notice tells of. */
const TOLD = [
  BesitosAwarded,
  MissionProgressed,
  MissionCompleted,
  AchievementUnlocked,
  LevelReached,
] as const;

/** Puts the fleet under the same load, with Telegram's limits kept and enforced, while some ask what they have. */
export async function measureWithLimits(community: LoadCommunity, shape: LoadShape): Promise<WithLimits> {
  await community.gateway('on');
  const before = community.telegram.refusedForLimits;
  const run = await loadUntilTold(community, shape);
  const notices = run.messages.filter(({ isAnswer }) => !isAnswer);
  const earned = TOLD.reduce((sum, event) => sum + ofType<unknown>(run.stored, event).length, 0);
  const [first, last] = [run.reactions[0]!.dueAt, notices.at(-1)?.at ?? run.endedAt];
  return {
    shape,
    reactions: run.reactions.length,
    answers: latencyOf(answeredAfter(run.asks, run.messages)),
    noticeWaits: latencyOf(toldAfterEarned(run, notices)),
    earned,
    notices: notices.length,
    merged: Math.round((earned / notices.length) * 10) / 10,
    refused: community.telegram.refusedForLimits - before,
    drainSeconds: Math.max(0, Math.round((last - run.endedAt) / 100) / 10),
    perSecond: Math.round((run.reactions.length / (last - first)) * 10_000) / 10,
    usage: run.usage,
    batches: run.batches,
    sums: await sumsOf(community, run),
  };
}

/** Each asks but once: the first answer after it is theirs. */
function answeredAfter(asks: readonly Action[], messages: readonly BotMessage[]): number[] {
  const answers = messages.filter(({ isAnswer }) => isAnswer);
  return asks.map(({ personId, dueAt }) => {
    const answer = answers.find((message) => message.personId === personId && message.at > dueAt);
    return (answer?.at ?? Number.POSITIVE_INFINITY) - dueAt;
  });
}

/** Balances only rise here: the first notice with this balance or a higher one tells of the award. */
function toldAfterEarned({ stored, everything }: LoadRun, notices: readonly BotMessage[]): number[] {
  const persons = personsOf(everything);
  const told = Map.groupBy(
    notices.map(({ personId, text, at }) => ({ personId, at, balance: toldBy(text)?.balance ?? 0 })),
    ({ personId }) => personId,
  );
  return ofType(stored as Stored[], BesitosAwarded).map(({ data, storedAt }) => {
    const own = told.get(persons.get(data.userId) ?? 0) ?? [];
    return (own.find(({ balance }) => balance >= data.balance)?.at ?? Number.POSITIVE_INFINITY) - storedAt;
  });
}
