import { jetstream } from '@nats-io/jetstream';
import type { LoadFleet } from '../fleet/load-fleet.ts';
import { settled } from '../fleet/settled.ts';
import { lastOf, type Stored, storedAfter } from '../fleet/stream.ts';
import { type Journey, journeysOf } from '../journeys/journeys.ts';
import { type Batches, recordBatches } from '../measure/batches.ts';
import { wallClock } from '../measure/clock.ts';
import { openLoop } from '../measure/open-loop.ts';
import { type Latency, latencyOf } from '../measure/percentiles.ts';
import { recordUsage, type UsageOverTime } from '../measure/usage-recorder.ts';
import { headersOf, newUsers, publishAll, reactionsOf } from './reactions.ts';

/** Long enough for a slow machine: slowness is no failure. */
const SETTLE_MS = 600_000;

/** What publishing as fast as possible showed. */
export interface Flood {
  readonly reactions: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly messages: readonly Stored[];
  readonly usage: UsageOverTime;
  readonly batches: readonly Batches[];
}

/** What a steady rate showed. */
export interface Paced {
  readonly perSecond: number;
  readonly reactions: number;
  readonly latencyMs: Latency;
  readonly usage: UsageOverTime;
  readonly batches: readonly Batches[];
}

/** Publishes reactions as fast as the server takes them, and waits for the last event that comes of them. */
export async function flood(fleet: LoadFleet, count: number): Promise<Flood> {
  const reactions = reactionsOf(newUsers(Math.ceil(count / 10)), count);
  const before = await lastOf(fleet.connection);
  const batched = await recordBatches(fleet.services);
  const used = await recordUsage(fleet.processes);
  const began = wallClock();
  await publishAll(fleet.connection, reactions);
  await settled(fleet, SETTLE_MS);
  const [usage, batches] = [await used(), await batched()];
  const messages = await storedAfter(fleet.connection, before);
  const ended = messages.reduce((last, { storedAt }) => Math.max(last, storedAt), began);
  const seconds = (ended - began) / 1_000;
  return { reactions: count, seconds, perSecond: Math.round(count / seconds), messages, usage, batches };
}

/** Publishes at a steady rate, each reaction at its time, and takes how long each journey took from then. */
export async function paced(fleet: LoadFleet, perSecond: number, seconds: number): Promise<Paced> {
  const count = perSecond * seconds;
  const reactions = reactionsOf(newUsers(Math.ceil(count / 10)), count);
  const before = await lastOf(fleet.connection);
  const client = jetstream(fleet.connection);
  const due = new Map<string, number>();
  const batched = await recordBatches(fleet.services);
  const used = await recordUsage(fleet.processes);
  await openLoop({
    count,
    perSecond,
    fire: (index, dueAt) => {
      const reaction = reactions[index]!;
      due.set(reaction.id, dueAt);
      void client.publish(reaction.subject, reaction.data, { headers: headersOf(reaction) });
    },
  });
  await settled(fleet, SETTLE_MS);
  const [usage, batches] = [await used(), await batched()];
  const journeys = journeysOf(await storedAfter(fleet.connection, before));
  return { perSecond, reactions: count, latencyMs: latencyOf(durations(due, journeys)), usage, batches };
}

/** A journey that never ended takes for ever. */
function durations(due: ReadonlyMap<string, number>, journeys: ReadonlyMap<string, Journey>): number[] {
  return [...due].map(([id, dueAt]) => {
    const journey = journeys.get(id);
    return journey?.rewarded ? journey.endedAt - dueAt : Number.POSITIVE_INFINITY;
  });
}
