import { RefundStars, RemoveMember, SendInvite, TelegramRefused } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { invites, invitesOf } from '../tables/invites.ts';
import { memberships, membershipsOf } from '../tables/memberships.ts';
import { payments, refundsUnderWay } from '../tables/purchases.ts';

/** What Telegram will not do is under way no more: an administrator, or the next check, may ask again. */
export const telegramRefused = on(TelegramRefused, {
  store: 'sql',
  reads: ({ data: { userId } }) => ({
    refunds: refundsUnderWay(userId),
    inside: membershipsOf(userId),
    invited: invitesOf(userId),
  }),
  decide: ({ data: { asked, chatId } }, { refunds, inside, invited }) => {
    if (asked === RefundStars.name)
      return { save: refunds.map((payment) => payments.put({ ...payment, state: 'refund-failed' })) };
    if (asked === RemoveMember.name)
      return {
        save: inside
          .filter((each) => each.chatId === chatId)
          .map((each) => memberships.put({ ...each, leaveAt: null, removedBy: null, removedAt: null })),
      };
    if (asked !== SendInvite.name) return {};
    return {
      save: invited
        .filter((invite) => invite.chatId === chatId && invite.state === 'wanted')
        .map((invite) => invites.put({ ...invite, state: 'void' })),
    };
  },
});
