import { EndDueBans } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

const EVERY_MS = 60_000;

/** Catches the bans whose schedule was lost or came too early. */
export const endingDueBans = job({
  name: 'end-due-bans',
  every: EVERY_MS,
  command(now) {
    const at = new Date(Math.floor(now.getTime() / EVERY_MS) * EVERY_MS).toISOString();
    return EndDueBans.of({ at }, { key: at });
  },
});
