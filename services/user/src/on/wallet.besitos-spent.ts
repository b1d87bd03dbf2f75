import { BesitosSpent } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { extending, refOfPurchase } from '../purchasing.ts';
import { purchases } from '../tables/purchases.ts';

export const besitosSpent = on(BesitosSpent, {
  store: 'sql',
  reads: ({ data }) => ({ paid: refOfPurchase(data.cause) }),
  decide: (_, { paid: [purchase] }) => {
    if (purchase?.state !== 'pending') return {};
    return { save: [purchases.put({ ...purchase, state: 'paid' })], send: [extending(purchase)] };
  },
});
