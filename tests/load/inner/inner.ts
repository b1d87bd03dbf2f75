import { type FleetPlace, LoadFleet } from '../fleet/load-fleet.ts';
import { storedAfter } from '../fleet/stream.ts';
import { booksOf } from '../journeys/books.ts';
import { compareSums, type Sums } from '../journeys/sums.ts';
import { type Limits, measureLimits } from './limits.ts';
import { type Flood, flood, type Paced, paced } from './measure.ts';

/** The services a reaction goes through inside. */
const SERVICES = ['wallet', 'missions', 'achievements'] as const;
const RATES = [100, 300];
const PACED_SECONDS = 20;
/** More would pile up for minutes. */
const ONE_BY_ONE_SECONDS = 10;
const WARM_UP = 1_000;
/** One transaction a message is so much slower that this many take about as long. */
const SHARE_ONE_BY_ONE = 5;

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
  readonly flood: Omit<Flood, 'messages'> & { readonly messagesEach: number };
  readonly paced: readonly Paced[];
}

/** Measures the way through missions, wallet and achievements; the load plays the gateway. */
export async function measureInner(
  place: FleetPlace,
  { events }: { events: number },
  tell: (what: string) => void,
): Promise<Inner> {
  const fleet = await LoadFleet.start(place);
  try {
    await startAll(fleet, {});
    await flood(fleet, WARM_UP);
    tell(`inner path: ${events} reactions at full speed`);
    const full = await flood(fleet, events);
    tell('inner path: the limits of the servers alone');
    const limits = await measureLimits(fleet, full, WARM_UP + events);
    tell(`inner path: ${RATES.join(' and ')} reactions a second`);
    const steady = await pacedAll(fleet, RATES, PACED_SECONDS);

    await startAll(fleet, { BATCH_MAX: '1' });
    await flood(fleet, WARM_UP / SHARE_ONE_BY_ONE);
    tell('inner path: one transaction a message');
    const slow = await flood(fleet, events / SHARE_ONE_BY_ONE);
    const slowSteady = await pacedAll(fleet, RATES.slice(0, 1), ONE_BY_ONE_SECONDS);

    const sent = (WARM_UP + events) * (1 + 1 / SHARE_ONE_BY_ONE) + sentBy([...steady, ...slowSteady]);
    const sums = compareSums(await storedAfter(fleet.connection, 0), sent, await booksOf(fleet));
    const gain = Math.round((full.perSecond / slow.perSecond) * 10) / 10;
    return { batched: throughput(full, steady), oneByOne: throughput(slow, slowSteady), gain, limits, sums };
  } finally {
    await fleet.stop();
  }
}

async function startAll(fleet: LoadFleet, settings: NodeJS.ProcessEnv) {
  await Promise.all(SERVICES.map((name) => fleet.startService(name, settings)));
}

async function pacedAll(fleet: LoadFleet, rates: readonly number[], seconds: number): Promise<Paced[]> {
  const all: Paced[] = [];
  for (const rate of rates) all.push(await paced(fleet, rate, seconds));
  return all;
}

function throughput({ messages, ...rest }: Flood, steady: readonly Paced[]): Throughput {
  const messagesEach = Math.round((messages.length / rest.reactions) * 10) / 10;
  return { flood: { ...rest, messagesEach }, paced: steady };
}

const sentBy = (all: readonly Paced[]) => all.reduce((sum, { reactions }) => sum + reactions, 0);
