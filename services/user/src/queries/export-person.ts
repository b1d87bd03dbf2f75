import { ExportUserPerson, toParts } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { states } from '../collections/states.ts';
import { bans } from '../tables/bans.ts';
import { profiles } from '../tables/profiles.ts';
import { referrals } from '../tables/referrals.ts';
import { subscriptions } from '../tables/subscriptions.ts';

export const exportPerson = query(ExportUserPerson, {
  answer: async ({ userId }, { load }) => {
    const [profile, ban, referral, subscription, state] = await Promise.all([
      load(profiles.ref(userId)),
      load(bans.ref(userId)),
      load(referrals.ref(userId)),
      load(subscriptions.ref(userId)),
      load(states.ref(userId)),
    ]);
    const rows = (row: object | undefined) => (row ? [{ ...row }] : []);
    return {
      parts: toParts({
        profile: rows(profile),
        ban: rows(ban),
        referral: rows(referral),
        subscription: rows(subscription),
        state: rows(state),
      }),
      next: null,
    };
  },
});
