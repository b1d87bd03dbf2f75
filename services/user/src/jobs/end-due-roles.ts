import { EndDueRoles } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

const EVERY_MS = 60_000;

/** Catches the roles whose schedule was lost or came too early. */
export const endingDueRoles = job({
  name: 'end-due-roles',
  every: EVERY_MS,
  command(now) {
    const at = new Date(Math.floor(now.getTime() / EVERY_MS) * EVERY_MS).toISOString();
    return EndDueRoles.of({ at }, { key: at });
  },
});
