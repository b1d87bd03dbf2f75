import { setTimeout as wait } from 'node:timers/promises';
import { wallClock } from './clock.ts';

/** What a generator does, and when. */
export interface OpenLoop {
  readonly count: number;
  readonly perSecond: number;
  /** Does the n-th thing, from 0; told when it was due. What it starts is not waited for. */
  readonly fire: (index: number, dueAt: number) => void;
}

/**
 * Does things at their due times without waiting for answers. Who comes late, since this process was busy, does at once
 * what is due; latencies count from the due time, so that a slow system cannot slow its own measurement down.
 * @returns when the first was due
 */
export async function openLoop({ count, perSecond, fire }: OpenLoop): Promise<number> {
  const interval = 1_000 / perSecond;
  const start = wallClock() + interval;
  for (let index = 0; index < count; ) {
    const now = wallClock();
    for (; index < count && start + index * interval <= now; index++) fire(index, start + index * interval);
    if (index < count) await wait(Math.max(1, start + index * interval - wallClock()));
  }
  return start;
}
