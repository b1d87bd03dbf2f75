import { EndDueBans } from '@yabot/contracts';
import { sweep } from '@yabot/service-kit';

/** Catches the bans whose schedule was lost or came too early. */
export const endingDueBans = sweep({
  name: 'end-due-bans',
  every: 60_000,
  command: (at) => EndDueBans.of({ at }, { key: at }),
});
