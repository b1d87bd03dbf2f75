import type { Collection } from '@yabot/service-kit';
import { gifts } from './collections/gifts.ts';
import { progress } from './collections/progress.ts';
import { rewardedPosts } from './collections/rewarded-posts.ts';
import { triviaAnswers, waitingAnswers } from './collections/trivia-answers.ts';
import { triviaPlayers } from './collections/trivia-players.ts';

/** What there is one document of for each user. */
export const BY_USER = [progress, gifts, triviaPlayers] as unknown as readonly Collection<object>[];

/** What there are many documents of for a user, whose ids begin with theirs. */
export const BY_PREFIX = [
  rewardedPosts,
  triviaAnswers,
  waitingAnswers,
] as unknown as readonly Collection<object>[];
