import type { Referrals } from '@yabot/content';
import { Credit, ReferralRewarded } from '@yabot/contracts';
import type { Decision } from '@yabot/service-kit';
import type { Invitation } from './rules/invitation.ts';
import { invitations } from './tables/referrals.ts';

const REASON = 'referral';

/** Pays both for an invitation, once: the causes are those of the one who was invited. */
export function rewarded(invitation: Invitation, { reward }: Referrals, day: string): Decision {
  const { userId, inviterId } = invitation;
  const { inviter: inviterBesitos, invitee: inviteeBesitos } = reward;
  const paid = { ...invitation, state: 'paid' as const, paidOn: day, earned: inviterBesitos };
  const credit = (to: string, amount: number, whose: string) => {
    const cause = `${REASON}:${userId}:${whose}`;
    return amount > 0 ? [Credit.of({ userId: to, amount, reason: REASON, cause }, { key: cause })] : [];
  };
  return {
    save: [invitations.put(paid)],
    emit: [ReferralRewarded.of({ userId, inviterId, inviterBesitos, inviteeBesitos })],
    send: [...credit(inviterId, inviterBesitos, 'inviter'), ...credit(userId, inviteeBesitos, 'invitee')],
  };
}
