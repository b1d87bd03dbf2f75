import { collection } from '@yabot/service-kit';
import type { RewardedPost } from '../rules/reaction.ts';

/** One document a user and post they reacted to. */
export const rewardedPosts = collection<RewardedPost>('rewarded_posts', {
  key: 'id',
  fields: { emojis: [String], paid: Boolean },
});
