import { EndDueBoosts } from '@yabot/contracts';
import { sweep } from '@yabot/service-kit';

/** Catches the boosts whose schedule was lost or came too early. */
export const endingDueBoosts = sweep({
  name: 'end-due-boosts',
  every: 60_000,
  command: (at) => EndDueBoosts.of({ at }, { key: at }),
});
