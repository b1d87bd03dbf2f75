import { keptOfPerson } from '@yabot/service-kit';
import { gifts } from './collections/gifts.ts';
import { progress } from './collections/progress.ts';
import { rewardedPosts } from './collections/rewarded-posts.ts';
import { triviaAnswers, waitingAnswers } from './collections/trivia-answers.ts';
import { triviaPlayers } from './collections/trivia-players.ts';

export const ofPerson = keptOfPerson({
  byUser: [progress, gifts, triviaPlayers],
  byPrefix: [rewardedPosts, triviaAnswers, waitingAnswers],
});
