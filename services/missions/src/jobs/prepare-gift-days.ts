import { PrepareGiftDays } from '@yabot/contracts';
import { sweep } from '@yabot/service-kit';

/** At midnight in UTC the seed of the day that is over is revealed, at most a minute late; a missed turn is made up for. */
export const preparingGiftDays = sweep({
  name: 'prepare-gift-days',
  every: 60_000,
  atStart: true,
  command: (at) => PrepareGiftDays.of({ at }, { key: at }),
});
