import { WeighDueReferrals } from '@yabot/contracts';
import { sweep } from '@yabot/service-kit';

/** Catches invitations that were put off to a day whose schedule was lost. */
export const weighingDueReferrals = sweep({
  name: 'weigh-due-referrals',
  every: 60 * 60_000,
  command: (at) => WeighDueReferrals.of({ at }, { key: at }),
});
