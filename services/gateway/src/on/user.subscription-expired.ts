import { SubscriptionExpired } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

export const tellExpiry = telling(SubscriptionExpired, ({ reason }) => ({
  own: [
    {
      text: reason === 'refunded' ? 'news-vip-refunded' : 'news-vip-expired',
      about: 'vip',
      values: {},
      always: true,
      button: { label: 'vip-renew', show: 'vip' },
    },
  ],
}));
