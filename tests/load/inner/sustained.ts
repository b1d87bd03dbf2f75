import { setTimeout as wait } from 'node:timers/promises';
import { wallClock } from '../../shared/measure/clock.ts';
import { mostWaiting, openBacklog } from '../fleet/backlog.ts';
import type { Stored } from '../fleet/stream.ts';
import { type Observed, observe } from '../measure/observe.ts';
import { endedPerSecond, type InnerPath } from './path.ts';

/** Several full batches for each service. */
export const AHEAD = 2_200;
const AT_ONCE = 500;
const LOOK_MS = 50;
const WARM_UP_SECONDS = 5;
/** So many of the messages serve as a sample for the limits. */
const SAMPLE = 30_000;

/** What as much as the fleet can take showed. */
export interface Sustained extends Observed {
  /** How long was measured, after the warm-up. */
  readonly seconds: number;
  readonly reactions: number;
  readonly perSecond: number;
  /** How many messages a reaction led to, itself included. */
  readonly messagesEach: number;
  readonly sample: readonly Stored[];
}

/**
 * Keeps the services busy for a while, always with a little work ahead and never with more.
 * @param ahead how much may wait for a service, messages that go as one counted once until they are read: enough that nobody waits for work
 */
export async function sustained(path: InnerPath, seconds: number, ahead: number): Promise<Sustained> {
  const backlog = await openBacklog(path.fleet.connection);
  const count = Math.min(AT_ONCE, Math.ceil(ahead / 4));
  let sent = 0;
  const keepBusy = async (until: number) => {
    while (wallClock() < until) {
      if ((await mostWaiting(await backlog(), path.fleet.services)) >= ahead) await wait(LOOK_MS);
      else {
        await path.publish(count);
        sent += count;
      }
    }
  };
  await keepBusy(wallClock() + WARM_UP_SECONDS * 1_000);
  const seen = await observe(path.fleet);
  const [began, before] = [wallClock(), sent];
  await keepBusy(began + seconds * 1_000);
  const ended = wallClock();
  const observed = await seen();
  const during = sent - before;
  const sample: Stored[] = [];
  const journeys = await path.journeys((message) => {
    if (message.storedAt > began && sample.length < SAMPLE) sample.push(message);
  });
  return {
    ...observed,
    seconds: Math.round((ended - began) / 100) / 10,
    reactions: during,
    perSecond: endedPerSecond(journeys, began, ended),
    messagesEach: Math.round((journeys.messages / journeys.size) * 10) / 10,
    sample,
  };
}
