import { ReferralOf, userUnknown } from '@yabot/contracts';
import { type QueryContext, query, refuse } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { referralCodeOf } from '../rules/referral-code.ts';
import { profiles } from '../tables/profiles.ts';
import { invitationSums } from '../tables/referrals.ts';

export const referralOf = query(ReferralOf, {
  answer: async ({ userId }, { load, sql, resources }: QueryContext<Resources>) => {
    const [profile, sums] = await Promise.all([load(profiles.ref(userId)), invitationSums(sql, userId)]);
    if (!profile) return refuse(userUnknown);
    const { referrals } = resources.definitions;
    const offer = referrals ? { ...referrals.reward, ...referrals.active } : null;
    return { code: referralCodeOf(userId), ...sums, offer };
  },
});
