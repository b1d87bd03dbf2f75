import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { GrantXp, Leaderboard, RankOf } from '@yabot/contracts';
import { startTestBus, type TestBus } from '@yabot/service-kit/testing';
import { type Latency, latencyOf, medianOf } from '../../shared/measure/percentiles.ts';
import { usageOf } from '../../shared/measure/process-usage.ts';
import { type FleetPlace, LoadFleet } from '../fleet/load-fleet.ts';
import { load } from '../measure/machine.ts';
import { fillStandings } from './fill-standings.ts';
import { FOLLOWS, RESTS } from './switch.ts';

/** What leaderboards cost with so many users on each of them. */
export interface BoardsMeasured {
  readonly users: number;
  /** From the start of the service until it tells ranks. */
  readonly readySeconds: number;
  readonly rssMiB: number;
  readonly rankMs: Latency;
  /** A page around a user. */
  readonly pageMs: Latency;
  /** Ranks asked for while points are given as fast as can be. */
  readonly rankUnderLoadMs: Latency;
  /** Messages a second, each of which changes the points of a user: what the boards can slow most. */
  readonly grantsPerSecond: number;
  /** CPU of the service, and of MongoDB where documents are in it, for such a message, in turns: while the boards follow, and while they rest. */
  readonly cpuMsEach: { readonly following: number; readonly resting: number };
  /** How much more CPU a message costs for the boards: 0.1 is a tenth. */
  readonly boardsCost: number;
  readonly load: number;
}

const QUESTIONS = 5_000;
const FIRST_QUESTIONS = 500;
const GRANTS = 10_000;
/** Turns of each kind that count, after those in which V8 still compiles. */
const TURNS = 14;
const WARMING = 4;
const GRANTS_A_TURN = 5_000;
const WARM_UP = 1_000;
const IN_FLIGHT = 200;
/** Until a signal is surely heard. */
const SWITCH_MS = 200;

/** Measures the leaderboards of a community of each size, on one machine. */
export async function measureBoards(
  place: FleetPlace,
  sizes: readonly number[],
  tell: (what: string) => void,
): Promise<BoardsMeasured[]> {
  const measured: BoardsMeasured[] = [];
  for (const users of sizes) {
    tell(`leaderboards with ${users.toLocaleString('en')} users`);
    measured.push(await measureSize(place, users));
  }
  return measured;
}

async function measureSize(place: FleetPlace, users: number): Promise<BoardsMeasured> {
  const fleet = await LoadFleet.start(place);
  const bus = await startTestBus(fleet.nats.url);
  try {
    await fleet.startService('achievements');
    await untilReady(bus);
    const ids = await fillStandings(fleet, users, await openWindows(bus));
    const began = performance.now();
    await fleet.startService('achievements', {}, join(import.meta.dirname, 'switched.ts'));
    await untilReady(bus);
    const readySeconds = Math.round((performance.now() - began) / 100) / 10;
    const anyone = () => ids[Math.floor(Math.random() * ids.length)]!;
    const rank = () => taken(() => bus.client.ask(RankOf, { userId: anyone() }));
    const page = () =>
      taken(() => bus.client.ask(Leaderboard, { board: 'all', around: anyone(), limit: 10 }));
    await grant(bus, ids, WARM_UP);
    await series(FIRST_QUESTIONS, rank);
    await series(FIRST_QUESTIONS, page);
    const rankMs = latencyOf(await series(QUESTIONS, rank));
    const pageMs = latencyOf(await series(QUESTIONS, page));
    const granting = performance.now();
    const grants = grant(bus, ids, GRANTS);
    const ranks: number[] = [];
    let busy = true;
    const asking = (async () => {
      while (busy) {
        ranks.push(await rank());
        await wait(10);
      }
    })();
    await grants;
    const grantsPerSecond = Math.round(GRANTS / ((performance.now() - granting) / 1_000));
    busy = false;
    await asking;
    const usage = await usageOf(fleet.services[0]!.pid);
    const cpuMsEach = await inTurns(bus, ids, fleet);
    return {
      users,
      readySeconds,
      rssMiB: Math.round(usage?.rssMiB ?? 0),
      rankMs,
      pageMs,
      rankUnderLoadMs: latencyOf(ranks),
      grantsPerSecond,
      cpuMsEach,
      boardsCost: Math.round((cpuMsEach.following / cpuMsEach.resting - 1) * 1_000) / 1_000,
      load: load(),
    };
  } finally {
    await bus.stop();
    await fleet.stop();
  }
}

/**
 * The same work with and without boards, turn and turn about, so that both have the same machine: the median of each.
 * Boards are in the service alone; what MongoDB takes, which goes up and down by itself, is that of all turns.
 */
async function inTurns(bus: TestBus, ids: readonly string[], { services, mongo }: LoadFleet) {
  const { pid } = services[0]!;
  const cpuSecondsOf = async (process: number | undefined) =>
    (process && (await usageOf(process))?.cpuSeconds) || 0;
  const spent = { following: [] as number[], resting: [] as number[] };
  let ofMongo = 0;
  for (let turn = -WARMING; turn < 2 * TURNS; turn++) {
    // Each comes first as often as the other.
    const state = Math.abs(turn) % 4 === 0 || Math.abs(turn) % 4 === 3 ? 'following' : 'resting';
    process.kill(pid, state === 'following' ? FOLLOWS : RESTS);
    await wait(SWITCH_MS);
    const [before, mongoBefore] = await Promise.all([cpuSecondsOf(pid), cpuSecondsOf(mongo?.pid)]);
    await grant(bus, ids, GRANTS_A_TURN);
    if (turn < 0) continue;
    spent[state].push((await cpuSecondsOf(pid)) - before);
    ofMongo += ((await cpuSecondsOf(mongo?.pid)) - mongoBefore) / (2 * TURNS);
  }
  process.kill(pid, FOLLOWS);
  const each = (seconds: readonly number[]) =>
    Math.round(((medianOf(seconds) + ofMongo) * 1e6) / GRANTS_A_TURN) / 1_000;
  return { following: each(spent.following), resting: each(spent.resting) };
}

async function untilReady(bus: TestBus): Promise<void> {
  for (;;) {
    const answer = await bus.client.ask(RankOf, { userId: randomUUID() }).catch(() => undefined);
    if (answer?.ok) return;
    await wait(50);
  }
}

async function openWindows(bus: TestBus) {
  const first = async (board: 'week' | 'month') => {
    const answer = await bus.client.ask(Leaderboard, { board });
    if (!answer.ok || !answer.result.days) throw new Error(`the board of the ${board} does not answer`);
    return answer.result.days.first;
  };
  const season = await bus.client.ask(Leaderboard, { board: 'season' });
  return {
    week: await first('week'),
    month: await first('month'),
    season: (season.ok && season.result.season?.seasonId) || 'none',
    now: new Date(),
  };
}

async function series(times: number, measure: () => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let time = 0; time < times; time++) all.push(await measure());
  return all;
}

async function taken(work: () => Promise<{ ok: boolean }>): Promise<number> {
  const began = performance.now();
  const answer = await work();
  if (!answer.ok) throw new Error('a question was refused');
  return performance.now() - began;
}

/** Gives points to users one after another, so many at once. */
async function grant(bus: TestBus, ids: readonly string[], count: number): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < count) {
      const data = { userId: ids[next++ % ids.length]!, amount: 10, cause: randomUUID() };
      const answer = await bus.client.ask(GrantXp, data, { key: data.cause, timeout: 30_000 });
      if (!answer.ok) throw new Error(answer.refusal.code);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, one));
}
