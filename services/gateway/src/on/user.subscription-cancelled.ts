import { SubscriptionCancelled } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';
import { vipNews } from '../sending/vip-news.ts';

export const tellCancellation = telling(SubscriptionCancelled, (data) => ({
  own: [vipNews('news-vip-cancelled', data)],
}));
