import { PaymentRefunded } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

export const tellRefund = telling(PaymentRefunded, ({ stars }) => ({
  own: [
    {
      text: 'news-stars-refunded',
      about: 'stars-refunded',
      values: {},
      sums: { stars },
      always: true,
      awaits: true,
    },
  ],
}));
