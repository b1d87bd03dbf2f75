import { notAllowed, paymentUnknown, RefundPayment, RefundStars } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { actingRoles, mayAdminister } from '../rules/permissions.ts';
import { bans } from '../tables/bans.ts';
import { profiles } from '../tables/profiles.ts';
import { payments } from '../tables/purchases.ts';

export const refundPayment = command(RefundPayment, {
  store: 'sql',
  reads: ({ data }) => ({
    payment: payments.ref(data.chargeId),
    by: profiles.ref(data.by),
    ban: bans.ref(data.by),
  }),
  decide: ({ data: { userId, chargeId } }, { payment, by, ban }, { now, newId }) => {
    if (!mayAdminister(actingRoles(by, ban, now))) return refuse(notAllowed);
    const canGoBack = payment?.state === 'taken' || payment?.state === 'refund-failed';
    if (payment?.userId !== userId || !canGoBack) return refuse(paymentUnknown);
    return accept(
      {},
      {
        save: [payments.put({ ...payment, state: 'refunding' })],
        send: [RefundStars.of({ userId, chargeId }, { key: `${chargeId}:${newId()}` })],
      },
    );
  },
});
