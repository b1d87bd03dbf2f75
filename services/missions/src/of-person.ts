import { keptOfPerson } from '@yabot/service-kit';
import { giftRecords } from './collections/gift-records.ts';
import { gifts } from './collections/gifts.ts';
import { progress } from './collections/progress.ts';
import { rewardedPosts } from './collections/rewarded-posts.ts';
import { triviaAnswers, waitingAnswers } from './collections/trivia-answers.ts';
import { triviaPlayers } from './collections/trivia-players.ts';
import { scoresOf } from './collections/trivia-scores.ts';

/** So many fit onto a page: some hundred rounds. */
const MOST_SCORES = 200;

export const ofPerson = keptOfPerson({
  byUser: [progress, gifts, triviaPlayers],
  byPrefix: [rewardedPosts, giftRecords, triviaAnswers, waitingAnswers],
  // Part of their rounds, where the places of others rest on them: under an id that is nobody's.
  staying: async ({ documents }, userId) => ({
    trivia_scores: (await documents.find(scoresOf(userId, MOST_SCORES))).map((score) => ({ ...score })),
  }),
});
