import type { Sums } from '../journeys/sums.ts';
import type { Observed } from '../measure/observe.ts';
import type { LoadCommunity } from './community.ts';
import { flatOut, type WholeFlatOut } from './flat-out.ts';
import { type Stages, stagesOf } from './latencies.ts';
import { type LoadShape, react, sumsOf, underLoad } from './load.ts';

/** At these rates it is measured unless others are asked for. */
export const WHOLE_RATES = [100, 300, 500] as const;

/** What a steady rate showed. */
export interface WholePaced extends Observed {
  readonly shape: LoadShape;
  readonly reactions: number;
  readonly stages: Stages;
}

/** What the whole way from Telegram to Telegram showed. */
export interface Whole {
  readonly paced: readonly WholePaced[];
  readonly flatOut: WholeFlatOut;
  readonly sums: Sums;
}

/** Puts the fleet under load with the sender's limit lifted: at steady rates, then as much as it can take. */
export async function measureWhole(
  community: LoadCommunity,
  { rates, seconds }: { rates: readonly number[]; seconds: number },
  tell: (what: string) => void,
): Promise<Whole> {
  const paced: WholePaced[] = [];
  for (const perSecond of rates) {
    tell(`from Telegram to Telegram: ${perSecond} reactions a second for ${seconds} s`);
    paced.push(await measurePaced(community, { perSecond, seconds }));
  }
  tell(`from Telegram to Telegram: flat out for ${seconds} s`);
  return { paced, flatOut: await flatOut(community, seconds), sums: await sumsOf(community) };
}

async function measurePaced(community: LoadCommunity, shape: LoadShape): Promise<WholePaced> {
  const run = await underLoad(community, () => react(community, shape));
  const { done: reactions, usage, batches, depths } = run;
  const stages = stagesOf({ ...run, reactions }, community.record.tally.persons);
  return { shape, reactions: reactions.length, stages, usage, batches, depths };
}
