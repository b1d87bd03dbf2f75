import { CloseDoors } from '@yabot/contracts';
import { sweep } from '@yabot/service-kit';

/** Catches those who are to leave a chat and were missed, or stopped by mistake. */
export const closingDoors = sweep({
  name: 'close-doors',
  every: 5_000,
  command: (at) => CloseDoors.of({ at }, { key: `sweep:${at}` }),
});
