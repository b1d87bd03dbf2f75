import { SubscriptionStarted } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';
import { giftGiven, vipNews } from '../sending/vip-news.ts';

export const tellSubscription = telling(SubscriptionStarted, (data) => {
  const begun = data.source === 'restored' ? 'news-vip-restored' : 'news-vip-started';
  return { own: [vipNews(data.giftFrom ? 'news-vip-gift' : begun, data)], others: giftGiven(data) };
});
