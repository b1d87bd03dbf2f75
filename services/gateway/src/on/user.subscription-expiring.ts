import { SubscriptionExpiring } from '@yabot/contracts';
import { dateText } from '../features/times.ts';
import { news } from '../sending/news.ts';

export const tellReminder = news(
  SubscriptionExpiring,
  ({ daysLeft, until, accessUntil }, words, recipient) => ({
    text: words.say(daysLeft > 0 ? 'news-vip-ends-soon' : 'news-vip-grace', {
      days: daysLeft,
      until: dateText(daysLeft > 0 ? until : accessUntil, recipient),
    }),
    buttons: [{ text: words.label('vip-renew'), show: 'vip' }],
  }),
  { always: true },
);
