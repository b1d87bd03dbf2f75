import { ExpireDueHolds } from '@yabot/contracts';
import { sweep } from '@yabot/service-kit';

/** Catches the holds whose schedule was lost or found the account frozen. */
export const expiringDueHolds = sweep({
  name: 'expire-due-holds',
  every: 60_000,
  command: (at) => ExpireDueHolds.of({ at }, { key: at }),
});
