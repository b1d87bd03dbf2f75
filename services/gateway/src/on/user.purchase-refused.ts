import { PurchaseRefused } from '@yabot/contracts';
import { news } from '../sending/news.ts';

export const tellRefusedPurchase = news(
  PurchaseRefused,
  (_, words) => ({
    text: words.say('news-purchase-refused'),
    buttons: [{ text: words.label('menu-vip'), show: 'vip' }],
  }),
  { always: true },
);
