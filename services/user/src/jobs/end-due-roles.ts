import { EndDueRoles } from '@yabot/contracts';
import { sweep } from '@yabot/service-kit';

/** Catches the roles whose schedule was lost or came too early. */
export const endingDueRoles = sweep({
  name: 'end-due-roles',
  every: 60_000,
  command: (at) => EndDueRoles.of({ at }, { key: at }),
});
