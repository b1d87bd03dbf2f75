import { EndDueAccess } from '@yabot/contracts';
import { sweep } from '@yabot/service-kit';

/** Catches grants and revocations whose end was lost or came too early. */
export const endingDueAccess = sweep({
  name: 'end-due-access',
  every: 5_000,
  command: (at) => EndDueAccess.of({ at }, { key: at }),
});
