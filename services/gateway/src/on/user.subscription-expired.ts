import { SubscriptionExpired } from '@yabot/contracts';
import { news } from '../sending/news.ts';

export const tellExpiry = news(
  SubscriptionExpired,
  ({ reason }, words) => ({
    text: words.say(reason === 'refunded' ? 'news-vip-refunded' : 'news-vip-expired'),
    buttons: [{ text: words.label('vip-renew'), show: 'vip' }],
  }),
  { always: true },
);
