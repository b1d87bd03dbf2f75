import { SubscriptionRenewed } from '@yabot/contracts';
import { dateText } from '../features/times.ts';
import { news } from '../sending/news.ts';

export const tellRenewal = news(
  SubscriptionRenewed,
  ({ until }, words, recipient) => ({
    text: words.say('news-vip-renewed', { until: dateText(until, recipient) }),
    buttons: [{ text: words.label('menu-vip'), show: 'vip' }],
  }),
  { always: true },
);
