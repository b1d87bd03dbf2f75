import { WeighDueReferrals } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

const EVERY_MS = 60 * 60_000;

/** Catches invitations that were put off to a day whose schedule was lost. */
export const weighingDueReferrals = job({
  name: 'weigh-due-referrals',
  every: EVERY_MS,
  command(now) {
    const at = new Date(Math.floor(now.getTime() / EVERY_MS) * EVERY_MS).toISOString();
    return WeighDueReferrals.of({ at }, { key: at });
  },
});
