import { BesitosAwarded, WeighReferral } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { earned } from '../rules/referral.ts';
import { referrals } from '../tables/referrals.ts';

/** Who came by an invitation becomes active by what they earn. */
export const besitosAwarded = on(BesitosAwarded, {
  store: 'sql',
  mayWait: true,
  wanted: ({ definitions }: Resources) => definitions.referrals !== null,
  reads: ({ data }) => ({ before: referrals.ref(data.userId) }),
  decide: ({ data, envelope }, { before }, { resources }: DecisionContext<Resources>) => {
    const { referrals: rules, communityZone } = resources.definitions;
    if (!before || !rules) return {};
    const after = earned(before, { ...data, at: new Date(envelope.time) }, rules, communityZone);
    if (after === before) return {};
    const { userId, inviterId } = after;
    const becameActive = after.activeAt !== null && before.activeAt === null;
    return {
      save: [referrals.put(after)],
      send: becameActive ? [WeighReferral.of({ inviterId, userId }, { key: userId })] : [],
    };
  },
});
