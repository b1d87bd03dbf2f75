import { setTimeout as wait } from 'node:timers/promises';
import { openBacklog, queuesOf, totalOf } from './backlog.ts';
import type { LoadFleet } from './load-fleet.ts';
import { lastOf } from './stream.ts';

const POLL_MS = 250;

/**
 * Waits until no service has anything left to do: streams consumed, batches done, outboxes published.
 * @throws when that takes longer
 */
export async function settled(fleet: LoadFleet, timeoutMs: number): Promise<void> {
  const backlog = await openBacklog(fleet.connection);
  const deadline = performance.now() + timeoutMs;
  for (let before = -1; performance.now() < deadline; await wait(POLL_MS)) {
    const last = await lastOf(fleet.connection);
    const quiet =
      last === before && totalOf(await backlog()) === 0 && totalOf(await queuesOf(fleet.services)) === 0;
    if (quiet) return;
    before = last;
  }
  throw new Error(`The services still have work to do after ${timeoutMs / 1_000} s`);
}
