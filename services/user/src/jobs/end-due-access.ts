import { EndDueAccess } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

const EVERY_MS = 5_000;

/** Catches grants and revocations whose end was lost or came too early. */
export const endingDueAccess = job({
  name: 'end-due-access',
  every: EVERY_MS,
  command(now) {
    const at = new Date(Math.floor(now.getTime() / EVERY_MS) * EVERY_MS).toISOString();
    return EndDueAccess.of({ at }, { key: at });
  },
});
