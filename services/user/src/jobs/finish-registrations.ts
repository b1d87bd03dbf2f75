import { FinishRegistrations } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

const EVERY_MS = 15 * 60_000;

/** Catches registrations whose second half was lost on the way. */
export const finishingRegistrations = job({
  name: 'finish-registrations',
  every: EVERY_MS,
  command(now) {
    const turn = Math.floor(now.getTime() / EVERY_MS);
    const registeredBefore = new Date((turn - 1) * EVERY_MS).toISOString();
    return FinishRegistrations.of({ registeredBefore }, { key: registeredBefore });
  },
});
