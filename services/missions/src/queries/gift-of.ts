import { GiftOf, giftNone } from '@yabot/contracts';
import { type QueryContext, query, refuse } from '@yabot/service-kit';
import { gifts } from '../collections/gifts.ts';
import type { Definitions } from '../rules/definitions.ts';
import { giftOf as shown } from '../rules/gift/gift-of.ts';

export const giftOf = query(GiftOf, {
  answer: async ({ userId }, { load, now, resources }: QueryContext<Definitions>) => {
    if (!resources.gift) return refuse(giftNone);
    return shown(await load(gifts.ref(userId)), resources.gift, now);
  },
});
