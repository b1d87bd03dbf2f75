import { booksOf } from '../journeys/books.ts';
import { compareSums, type Sums } from '../journeys/sums.ts';
import type { Batches } from '../measure/batches.ts';
import type { UsageOverTime } from '../measure/usage-recorder.ts';
import type { LoadCommunity } from './community.ts';
import { type Stages, stagesOf } from './latencies.ts';
import { type LoadRun, type LoadShape, putUnderLoad } from './load.ts';
import { wronglyTold } from './told.ts';

/** What the whole way from Telegram to Telegram showed. */
export interface Whole {
  readonly shape: LoadShape;
  readonly reactions: number;
  /** Reactions a second, told. */
  readonly perSecond: number;
  readonly stages: Stages;
  readonly usage: UsageOverTime;
  readonly batches: readonly Batches[];
  readonly sums: Sums;
}

/** Puts the fleet under load with the sender's limits lifted. */
export async function measureWhole(community: LoadCommunity, shape: LoadShape): Promise<Whole> {
  const run = await loadUntilTold(community, shape);
  const first = run.reactions[0]!.dueAt;
  const last = run.messages.at(-1)?.at ?? run.endedAt;
  return {
    shape,
    reactions: run.reactions.length,
    perSecond: Math.round((run.reactions.length / (last - first)) * 10_000) / 10,
    stages: stagesOf(run),
    usage: run.usage,
    batches: run.batches,
    sums: await sumsOf(community, run),
  };
}

/** Puts the fleet under load and waits until everybody was told of all they got. */
export function loadUntilTold(community: LoadCommunity, shape: LoadShape): Promise<LoadRun> {
  const { messages } = community.telegram;
  return putUnderLoad(community, shape, (everything) => wronglyTold(everything, messages).length === 0);
}

/** The sums of the books, and whether everybody was told of exactly what they got. */
export async function sumsOf(community: LoadCommunity, { everything }: LoadRun): Promise<Sums> {
  const sums = compareSums(everything, community.reactions, await booksOf(community.fleet));
  const wrong = wronglyTold(everything, community.telegram.messages).length;
  if (wrong === 0) return sums;
  return {
    ...sums,
    right: false,
    wrong: [...sums.wrong, `${wrong} users were told something else than they got`],
  };
}
