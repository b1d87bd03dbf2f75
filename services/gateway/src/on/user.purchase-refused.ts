import { PurchaseRefused } from '@yabot/contracts';
import { news } from '../sending/news.ts';

export const tellRefusedPurchase = news(
  PurchaseRefused,
  ({ code }, words) => ({
    text: words.say(code === 'insufficient-besitos' ? 'news-purchase-refused' : 'news-purchase-undone'),
    buttons: [{ text: words.label('menu-vip'), show: 'vip' }],
  }),
  { always: true },
);
