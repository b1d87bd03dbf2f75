import { setTimeout as wait } from 'node:timers/promises';
import { settled } from '../fleet/settled.ts';
import { lastOf, type Stored, storedAfter } from '../fleet/stream.ts';
import { type Batches, recordBatches } from '../measure/batches.ts';
import { wallClock } from '../measure/clock.ts';
import { openLoop } from '../measure/open-loop.ts';
import { recordUsage, type UsageOverTime } from '../measure/usage-recorder.ts';
import type { LoadCommunity } from './community.ts';
import type { BotMessage } from './telegram.ts';

/** Long enough for a slow machine: slowness is no failure. */
const SETTLE_MS = 300_000;
const POLL_MS = 100;

/** How much of what. */
export interface LoadShape {
  readonly perSecond: number;
  readonly seconds: number;
  /** How many ask /besitos meanwhile. */
  readonly asksPerSecond?: number;
}

/** Something a follower did, and when it was due. */
export interface Action {
  readonly personId: number;
  readonly dueAt: number;
}

/** A reaction, and the post it is on. */
export interface Reaction extends Action {
  readonly messageId: number;
}

/** What happened under a load. */
export interface LoadRun {
  readonly reactions: readonly Reaction[];
  readonly asks: readonly Action[];
  /** What the bot wrote meanwhile and until all was told. */
  readonly messages: readonly BotMessage[];
  /** What the stream got meanwhile. */
  readonly stored: readonly Stored[];
  /** Everything on the stream. */
  readonly everything: readonly Stored[];
  readonly endedAt: number;
  readonly usage: UsageOverTime;
  readonly batches: readonly Batches[];
}

/** Has followers react, in turn, at a steady rate, and waits until nothing more comes of it. */
export async function putUnderLoad(
  community: LoadCommunity,
  shape: LoadShape,
  quiet: (everything: readonly Stored[]) => boolean,
): Promise<LoadRun> {
  const { fleet, telegram } = community;
  const before = await lastOf(fleet.connection);
  const said = telegram.messages.length;
  const batched = await recordBatches(fleet.services);
  const used = await recordUsage(community.processes);
  const [reactions, asks] = await Promise.all([react(community, shape), ask(community, shape)]);
  const [usage, batches] = [await used(), await batched()];
  const endedAt = wallClock();
  await settled(fleet, SETTLE_MS);
  const everything = await storedAfter(fleet.connection, 0);
  await waitFor(() => quiet(everything));
  return {
    reactions,
    asks,
    everything,
    endedAt,
    usage,
    batches,
    stored: everything.slice(before),
    messages: telegram.messages.slice(said),
  };
}

async function react(community: LoadCommunity, { perSecond, seconds }: LoadShape): Promise<Reaction[]> {
  const reactions: Reaction[] = [];
  const first = community.reactions;
  const count = perSecond * seconds;
  community.reactions += count;
  const { telegram, users } = community;
  await openLoop({
    count,
    perSecond,
    fire: (index, dueAt) => {
      const [user, post] = [(first + index) % users, Math.floor((first + index) / users)];
      const messageId = telegram.react(user, post);
      reactions.push({ personId: telegram.followers[user]!.person.id, messageId, dueAt });
    },
  });
  return reactions;
}

/** Far from those who react at the same moment. */
const ASK_STEP = 37;

async function ask(
  { telegram, users }: LoadCommunity,
  { seconds, asksPerSecond = 0 }: LoadShape,
): Promise<Action[]> {
  const asks: Action[] = [];
  if (asksPerSecond === 0) return asks;
  await openLoop({
    count: asksPerSecond * seconds,
    perSecond: asksPerSecond,
    fire: (index, dueAt) => {
      const user = (index * ASK_STEP) % users;
      telegram.say(user, '/besitos');
      asks.push({ personId: telegram.followers[user]!.person.id, dueAt });
    },
  });
  return asks;
}

/** Not for ever: what does not come is found by the checks. */
async function waitFor(condition: () => boolean) {
  const deadline = performance.now() + SETTLE_MS;
  while (!condition() && performance.now() < deadline) await wait(POLL_MS);
}
