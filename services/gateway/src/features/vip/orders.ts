import {
  BeginPurchase,
  BuySubscription,
  CancelSubscription,
  RequestEntry,
  StartTrial,
} from '@yabot/contracts';
import { type Draft, drafted, type Ordering, ordering, type Who } from '../feature.ts';

/** What is bought, and for whom when it is a gift. */
function wantedIn(draft: Draft | undefined, { userId }: Who) {
  const [planId, giftTo] = ['planId', 'giftTo'].map((name) => drafted(draft, name));
  return planId === undefined ? undefined : { userId, planId, ...(giftTo === undefined ? {} : { giftTo }) };
}

/** What the buttons of VIP order. */
export const VIP_ORDERS: Readonly<Record<string, Ordering>> = {
  stars: ordering({
    order: (_, who, { draft, key }) => {
      const wanted = wantedIn(draft, who);
      return wanted && BeginPurchase.of(wanted, { key });
    },
    done: ({ invoicePayload, title, description, stars }, words) => ({
      toast: words.label('vip-invoice'),
      invoice: {
        title: title[words.language],
        description: description[words.language],
        payload: invoicePayload,
        stars,
      },
    }),
  }),
  besitos: ordering({
    order: (_, who, { draft, key }) => {
      const wanted = wantedIn(draft, who);
      return wanted && BuySubscription.of(wanted, { key });
    },
    done: (_, words) => ({ toast: words.label('vip-ordered') }),
  }),
  trial: ordering({
    order: (_, { userId }, { draft, key }) => {
      const planId = drafted(draft, 'planId');
      return planId === undefined ? undefined : StartTrial.of({ userId, planId }, { key });
    },
    done: (_, words) => ({ toast: words.label('vip-trial-begun') }),
  }),
  cancel: ordering({
    order: (_, { userId }, { key }) => CancelSubscription.of({ userId }, { key }),
    // The screen shows it, and what it means comes as news.
    done: () => ({}),
  }),
  enter: ordering({
    order: (_, { userId }, { draft, key }) => {
      const resource = drafted(draft, 'resource');
      return resource === undefined ? undefined : RequestEntry.of({ userId, resource }, { key });
    },
    done: ({ invited }, words) => ({
      toast: words.label(invited > 0 ? 'entry-sent' : 'entry-inside', { count: invited }),
    }),
  }),
};
