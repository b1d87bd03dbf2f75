import { CloseDoors } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

const EVERY_MS = 5_000;

/** Catches those who are to leave a chat and were missed, or stopped by mistake. */
export const closingDoors = job({
  name: 'close-doors',
  every: EVERY_MS,
  command(now) {
    const at = new Date(Math.floor(now.getTime() / EVERY_MS) * EVERY_MS).toISOString();
    return CloseDoors.of({ at }, { key: `sweep:${at}` });
  },
});
