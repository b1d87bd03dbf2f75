import { SubscriptionRenewed } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';
import { giftGiven, vipNews } from '../sending/vip-news.ts';

export const tellRenewal = telling(SubscriptionRenewed, (data) => ({
  own: [vipNews(data.giftFrom ? 'news-vip-gift-renewed' : 'news-vip-renewed', data)],
  others: giftGiven(data),
}));
