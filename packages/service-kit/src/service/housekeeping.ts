import type { CommonSettings } from '../settings/settings.ts';
import type { Store } from '../store/store.ts';

const EVERY_MS = 60_000;
/** Small, so that it is never noticed beside the batches. */
const AT_ONCE = 500;
const DAY_MS = 86_400_000;

/** Forgets handled and published messages that are old enough. @returns how to stop */
export function keepHouse(stores: readonly Store[], settings: CommonSettings, clock: () => Date): () => void {
  const before = (days: number) => new Date(clock().getTime() - days * DAY_MS).toISOString();
  const timer = setInterval(() => {
    const bounds = {
      inboxBefore: before(settings.INBOX_KEEP_DAYS),
      outboxBefore: before(settings.OUTBOX_KEEP_DAYS),
    };
    for (const store of stores) void forgetOld(store, bounds).catch(() => undefined);
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function forgetOld(store: Store, bounds: { inboxBefore: string; outboxBefore: string }) {
  for (;;) {
    const { inbox, outbox } = await store.prune({ ...bounds, limit: AT_ONCE });
    if (inbox < AT_ONCE && outbox < AT_ONCE) return;
  }
}
