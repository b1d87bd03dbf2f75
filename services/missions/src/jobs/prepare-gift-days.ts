import { PrepareGiftDays } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

const EVERY_MS = 60_000;

/** At midnight in UTC the seed of the day that is over is revealed, at most a minute late; a missed turn is made up for. */
export const preparingGiftDays = job({
  name: 'prepare-gift-days',
  every: EVERY_MS,
  atStart: true,
  command(now) {
    const at = new Date(Math.floor(now.getTime() / EVERY_MS) * EVERY_MS).toISOString();
    return PrepareGiftDays.of({ at }, { key: at });
  },
});
