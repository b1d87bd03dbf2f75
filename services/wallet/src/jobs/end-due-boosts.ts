import { EndDueBoosts } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

const EVERY_MS = 60_000;

/** Catches the boosts whose schedule was lost or came too early. */
export const endingDueBoosts = job({
  name: 'end-due-boosts',
  every: EVERY_MS,
  command(now) {
    const at = new Date(Math.floor(now.getTime() / EVERY_MS) * EVERY_MS).toISOString();
    return EndDueBoosts.of({ at }, { key: at });
  },
});
