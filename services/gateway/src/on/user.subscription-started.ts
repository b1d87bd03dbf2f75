import { SubscriptionStarted } from '@yabot/contracts';
import { dateText } from '../features/times.ts';
import { news } from '../sending/news.ts';

export const tellSubscription = news(
  SubscriptionStarted,
  ({ until, giftFrom }, words, recipient) => ({
    text: words.say(giftFrom ? 'news-vip-gift' : 'news-vip-started', { until: dateText(until, recipient) }),
    buttons: [{ text: words.label('menu-vip'), show: 'vip' }],
  }),
  { always: true },
);
