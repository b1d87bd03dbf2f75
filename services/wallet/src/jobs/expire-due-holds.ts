import { ExpireDueHolds } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

const EVERY_MS = 60_000;

/** Catches the holds whose schedule was lost or found the account frozen. */
export const expiringDueHolds = job({
  name: 'expire-due-holds',
  every: EVERY_MS,
  command(now) {
    const at = new Date(Math.floor(now.getTime() / EVERY_MS) * EVERY_MS).toISOString();
    return ExpireDueHolds.of({ at }, { key: at });
  },
});
