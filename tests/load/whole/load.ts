import { setTimeout as wait } from 'node:timers/promises';
import { wallClock } from '../../shared/measure/clock.ts';
import { openLoop } from '../../shared/measure/open-loop.ts';
import type { BotMessage } from '../../shared/telegram.ts';
import { settled } from '../fleet/settled.ts';
import type { Stored } from '../fleet/stream.ts';
import type { Sums } from '../journeys/sums.ts';
import { type Observed, observe } from '../measure/observe.ts';
import type { LoadCommunity, Reaction } from './community.ts';
import { wronglyTold } from './told.ts';

/** Long enough for a slow machine: slowness is no failure. */
const SETTLE_MS = 300_000;
const POLL_MS = 100;

/** How much of what. */
export interface LoadShape {
  readonly perSecond: number;
  readonly seconds: number;
}

/** What happened under a load. */
export interface LoadRun<Done> extends Observed {
  /** What the load itself tells. */
  readonly done: Done;
  /** What the bot wrote meanwhile and until all was told. */
  readonly messages: readonly BotMessage[];
  /** What the stream got meanwhile. */
  readonly stored: readonly Stored[];
  readonly endedAt: number;
}

/** Watches the fleet while a load is put on it, and waits until everybody was told of all they got. */
export async function underLoad<Done>(
  community: LoadCommunity,
  load: () => Promise<Done>,
): Promise<LoadRun<Done>> {
  const { fleet, telegram, record } = community;
  await record.read();
  const said = telegram.messages.length;
  const seen = await observe(fleet, community.processes);
  const done = await load();
  const observed = await seen();
  const endedAt = wallClock();
  await settled(fleet, SETTLE_MS);
  const stored: Stored[] = [];
  await record.read((message) => stored.push(message));
  await waitFor(() => wronglyTold(record.tally, telegram.messages).length === 0);
  return { ...observed, done, endedAt, stored, messages: telegram.messages.slice(said) };
}

/** Has followers react, in turn, at a steady rate. */
export async function react(
  community: LoadCommunity,
  { perSecond, seconds }: LoadShape,
): Promise<Reaction[]> {
  const reactions: Reaction[] = [];
  await openLoop({
    count: perSecond * seconds,
    perSecond,
    fire: (_, dueAt) => reactions.push(community.react(community.nextUser(), dueAt)),
  });
  return reactions;
}

/** The sums of the books, and whether everybody was told of exactly what they got. */
export async function sumsOf({ record, telegram }: LoadCommunity): Promise<Sums> {
  const sums = await record.sums();
  const wrong = wronglyTold(record.tally, telegram.messages).length;
  if (wrong === 0) return sums;
  return {
    ...sums,
    right: false,
    wrong: [...sums.wrong, `${wrong} users were told something else than they got`],
  };
}

/** Not for ever: what does not come is found by the checks. */
async function waitFor(condition: () => boolean) {
  const deadline = performance.now() + SETTLE_MS;
  while (!condition() && performance.now() < deadline) await wait(POLL_MS);
}
