import {
  AchievementUnlocked,
  BesitosAwarded,
  LevelReached,
  MissionCompleted,
  MissionProgressed,
} from '@yabot/contracts';
import { openLoop } from '../../shared/measure/open-loop.ts';
import { type Latency, latencyOf } from '../../shared/measure/percentiles.ts';
import type { BotMessage } from '../../shared/telegram.ts';
import { toldBy } from '../../shared/told.ts';
import { ofType } from '../fleet/stream.ts';
import type { Sums } from '../journeys/sums.ts';
import type { Observed } from '../measure/observe.ts';
import type { LoadCommunity } from './community.ts';
import { type LoadRun, type LoadShape, react, sumsOf, underLoad } from './load.ts';

/** The load that is measured with Telegram's limits. */
export const LIMITED_PER_SECOND = 100;
/** How many ask meanwhile what they have. */
const ASKS_PER_SECOND = 5;
/** Far from those who react at the same moment. */
const ASK_STEP = 37;

/** What Telegram's limits make of the same load. */
export interface WithLimits extends Observed {
  readonly shape: LoadShape;
  /** How many asked /besitos, a second. */
  readonly asksPerSecond: number;
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
  const run = await underLoad(community, async () => {
    const [reactions, asks] = await Promise.all([react(community, shape), ask(community, shape)]);
    return { reactions, asks };
  });
  const { reactions, asks } = run.done;
  const notices = run.messages.filter(({ isAnswer }) => !isAnswer);
  const earned = TOLD.reduce((sum, event) => sum + ofType<unknown>(run.stored, event).length, 0);
  const [first, last] = [reactions[0]!.dueAt, notices.at(-1)?.at ?? run.endedAt];
  return {
    shape,
    asksPerSecond: ASKS_PER_SECOND,
    reactions: reactions.length,
    answers: latencyOf(answeredAfter(asks, run.messages)),
    noticeWaits: latencyOf(toldAfterEarned(run, notices, community.record.tally.persons)),
    earned,
    notices: notices.length,
    merged: Math.round((earned / notices.length) * 10) / 10,
    refused: community.telegram.refusedForLimits - before,
    drainSeconds: Math.max(0, Math.round((last - run.endedAt) / 100) / 10),
    perSecond: Math.round((reactions.length / (last - first)) * 10_000) / 10,
    usage: run.usage,
    batches: run.batches,
    depths: run.depths,
    sums: await sumsOf(community),
  };
}

/** Something a follower asked, and when it was due. */
interface Ask {
  readonly personId: number;
  readonly dueAt: number;
}

async function ask({ telegram, users }: LoadCommunity, { seconds }: LoadShape): Promise<Ask[]> {
  const asks: Ask[] = [];
  await openLoop({
    count: ASKS_PER_SECOND * seconds,
    perSecond: ASKS_PER_SECOND,
    fire: (index, dueAt) => {
      const user = (index * ASK_STEP) % users;
      telegram.say(user, '/besitos');
      asks.push({ personId: telegram.followers[user]!.id, dueAt });
    },
  });
  return asks;
}

/** Each asks but once: the first answer after it is theirs. */
function answeredAfter(asks: readonly Ask[], messages: readonly BotMessage[]): number[] {
  const answers = messages.filter(({ isAnswer }) => isAnswer);
  return asks.map(({ personId, dueAt }) => {
    const answer = answers.find((message) => message.personId === personId && message.at > dueAt);
    return (answer?.at ?? Number.POSITIVE_INFINITY) - dueAt;
  });
}

/** Balances only rise here: the first notice with this balance or a higher one tells of the award. */
function toldAfterEarned(
  { stored }: Pick<LoadRun<unknown>, 'stored'>,
  notices: readonly BotMessage[],
  persons: ReadonlyMap<string, number>,
): number[] {
  const told = Map.groupBy(
    notices.map(({ personId, text, at }) => ({ personId, at, balance: toldBy(text)?.balance ?? 0 })),
    ({ personId }) => personId,
  );
  return ofType(stored, BesitosAwarded).map(({ data, storedAt }) => {
    const own = told.get(persons.get(data.userId) ?? 0) ?? [];
    return (own.find(({ balance }) => balance >= data.balance)?.at ?? Number.POSITIVE_INFINITY) - storedAt;
  });
}
