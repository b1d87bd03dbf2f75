import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../observability/log.ts';
import type { CommonSettings } from '../settings/settings.ts';
import type { Store } from '../store/store.ts';

const EVERY_MS = 60_000;
/** With pauses, so that it is never noticed beside the batches. */
const PAUSE_MS = 100;
const DAY_MS = 86_400_000;

/** What housekeeping works with. */
export interface HousekeepingContext {
  readonly clock: () => Date;
  readonly stopping: AbortSignal;
  readonly log: Log;
}

/** Forgets handled and published messages that are old enough, until the service stops. */
export function keepHouse(store: Store, settings: CommonSettings, context: HousekeepingContext): void {
  const { clock, stopping: signal, log } = context;
  const before = (days: number) => new Date(clock().getTime() - days * DAY_MS).toISOString();
  const turns = async () => {
    while (!signal.aborted) {
      await wait(EVERY_MS, undefined, { signal, ref: false });
      const bounds = {
        inboxBefore: before(settings.INBOX_KEEP_DAYS),
        outboxBefore: before(settings.OUTBOX_KEEP_DAYS),
      };
      // A database that is away is tidied up another time.
      await forgetOld(store, bounds, signal).catch((error) =>
        log.debug({ error: String(error) }, 'not-tidied'),
      );
    }
  };
  turns().catch(() => undefined);
}

/** Forgets all that is older, a little at a time. */
export async function forgetOld(
  store: Store,
  bounds: { readonly inboxBefore: string; readonly outboxBefore: string },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const { more } = await store.prune(bounds);
    if (!more) return;
    await wait(PAUSE_MS, undefined, { signal });
  }
}
