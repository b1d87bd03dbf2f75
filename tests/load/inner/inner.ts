import { type FleetPlace, LoadFleet } from '../fleet/load-fleet.ts';
import type { Sums } from '../journeys/sums.ts';
import { type Limits, measureLimits } from './limits.ts';
import { type Paced, paced } from './paced.ts';
import { InnerPath } from './path.ts';
import { AHEAD, type Sustained, sustained } from './sustained.ts';

/** The services a reaction goes through inside. */
const SERVICES = ['wallet', 'missions', 'achievements'] as const;
const RATES = [100, 300, 1_000];
/** More would pile up for minutes. */
const ONE_BY_ONE_RATES = [100];
const ONE_BY_ONE_SECONDS = 10;
const ONE_BY_ONE_AHEAD = 60;
const ONE_BY_ONE_WARM_UP = 200;

/** What the way through the services showed, without Telegram and the gateway. */
export interface Inner {
  readonly batched: Throughput;
  /** The same work with one transaction a message. */
  readonly oneByOne: Throughput;
  /** How many times as much the batches get done. */
  readonly gain: number;
  readonly limits: Limits;
  readonly sums: Sums;
}

/** How much gets done, and how long it takes at steady rates. */
export interface Throughput {
  readonly flatOut: Omit<Sustained, 'sample'>;
  readonly paced: readonly Paced[];
}

/** How long is measured, and at which rates. */
export interface InnerShape {
  readonly seconds: number;
  readonly rates: readonly number[] | undefined;
}

/** Measures the way through missions, wallet and achievements; the load plays the gateway. */
export async function measureInner(
  place: FleetPlace,
  { seconds, rates = RATES }: InnerShape,
  tell: (what: string) => void,
): Promise<Inner> {
  const fleet = await LoadFleet.start(place);
  try {
    const path = new InnerPath(fleet);
    await startAll(fleet, {});
    await path.gather();
    const steady = await pacedAll(path, rates, seconds, tell);
    tell(`inner path: flat out for ${seconds} s`);
    const { sample, ...flatOut } = await sustained(path, seconds, AHEAD);
    tell(`inner path: ${flatOut.perSecond} reactions a second; now the servers alone`);
    const limits = await measureLimits(fleet, { sample, ...flatOut }, path.record.sent);

    await startAll(fleet, { BATCH_MAX: '1' });
    await path.warmUp(ONE_BY_ONE_WARM_UP);
    tell(`inner path: one transaction a message, flat out for ${seconds} s`);
    const { sample: _, ...slow } = await sustained(path, seconds, ONE_BY_ONE_AHEAD);
    const slowSteady = await pacedAll(path, ONE_BY_ONE_RATES, ONE_BY_ONE_SECONDS, tell);
    return {
      batched: { flatOut, paced: steady },
      oneByOne: { flatOut: slow, paced: slowSteady },
      gain: Math.round((flatOut.perSecond / slow.perSecond) * 10) / 10,
      limits,
      sums: await path.record.sums(),
    };
  } finally {
    await fleet.stop();
  }
}

/** Starts the services of the inner path, or starts them again with other settings. */
export async function startAll(fleet: LoadFleet, settings: NodeJS.ProcessEnv) {
  await Promise.all(SERVICES.map((name) => fleet.startService(name, settings)));
}

async function pacedAll(
  path: InnerPath,
  rates: readonly number[],
  seconds: number,
  tell: (what: string) => void,
): Promise<Paced[]> {
  const all: Paced[] = [];
  for (const rate of rates) {
    tell(`inner path: ${rate} reactions a second for ${seconds} s`);
    all.push(await paced(path, rate, seconds));
  }
  return all;
}
