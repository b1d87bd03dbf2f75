import {
  AcceptReferral,
  NoteInvitation,
  ReferralAccepted,
  ReferralRefused,
  referralCodeUnknown,
  referralOfOneself,
  referralsClosed,
  referralTaken,
  referralTooLate,
} from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { newReferral, obstacleToReferral } from '../rules/referral.ts';
import { inviterOf } from '../rules/referral-code.ts';
import { profiles } from '../tables/profiles.ts';
import { invitationsOf, referrals } from '../tables/referrals.ts';

const REFUSALS = {
  'code-unknown': referralCodeUnknown,
  oneself: referralOfOneself,
  taken: referralTaken,
  'too-late': referralTooLate,
};

type Refused = (typeof REFUSALS)[keyof typeof REFUSALS] | typeof referralsClosed;

export const acceptReferral = command(AcceptReferral, {
  store: 'sql',
  reads: ({ data: { userId, code } }) => {
    const inviterId = inviterOf(code) ?? '';
    return {
      profile: profiles.ref(userId),
      inviter: profiles.ref(inviterId),
      before: referrals.ref(userId),
      ofInviter: referrals.ref(inviterId),
      invited: invitationsOf(userId, 1),
    };
  },
  decide: ({ data: { userId, code } }, rows, { now, resources }: DecisionContext<Resources>) => {
    const rules = resources.definitions.referrals;
    const refused = (refusal: Refused) =>
      refuse(refusal, undefined, { emit: [ReferralRefused.of({ userId, code: refusal.code })] });
    if (!rules) return refused(referralsClosed);
    const inviterId = inviterOf(code);
    const known = { ...rows, hasInvited: rows.invited.length > 0 };
    const obstacle = obstacleToReferral({ userId, inviterId }, known, rules, now);
    if (obstacle || !inviterId) return refused(REFUSALS[obstacle ?? 'code-unknown']);
    const referral = newReferral(userId, inviterId, rows.ofInviter, rules, now);
    const { acceptedAt: joinedAt, chain } = referral;
    return accept(
      { inviterId },
      {
        save: [referrals.put(referral)],
        emit: [ReferralAccepted.of({ userId, inviterId })],
        send: [NoteInvitation.of({ inviterId, userId, joinedAt, chain }, { key: userId })],
      },
    );
  },
});
