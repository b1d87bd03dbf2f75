import {
  AdvanceTrivia,
  JudgeTriviaAnswer,
  PostQuiz,
  RecordTriviaAnswer,
  StartTrivia,
  TriviaAnswered,
  TriviaCompleted,
  TriviaStarted,
} from '@yabot/contracts';
import type { ServiceDefinition } from '@yabot/service-kit';
import { triviaAnswers, waitingAnswers } from './collections/trivia-answers.ts';
import { triviaChats } from './collections/trivia-chats.ts';
import { triviaPlayers } from './collections/trivia-players.ts';
import { triviaPolls } from './collections/trivia-polls.ts';
import { triviaRounds } from './collections/trivia-rounds.ts';
import { triviaScores } from './collections/trivia-scores.ts';
import { advanceTrivia } from './commands/advance-trivia.ts';
import { judgeTriviaAnswer } from './commands/judge-trivia-answer.ts';
import { recordTriviaAnswer } from './commands/record-trivia-answer.ts';
import { startDueTrivia } from './commands/start-due-trivia.ts';
import { startTrivia } from './commands/start-trivia.ts';
import { stopTrivia } from './commands/stop-trivia.ts';
import { sweepTrivia } from './commands/sweep-trivia.ts';
import { startingDueTrivia, sweepingTrivia } from './jobs/trivia.ts';
import { pollAnswered } from './on/gateway.poll-answered.ts';
import { quizPosted } from './on/gateway.quiz-posted.ts';
import { triviaOf } from './queries/trivia-of.ts';
import { triviaRanking } from './queries/trivia-ranking.ts';
import { triviaRound } from './queries/trivia-round.ts';
import type { Definitions } from './rules/definitions.ts';

/** The part of the service that plays trivia in the groups. */
export const trivia = {
  accepts: [
    startTrivia,
    stopTrivia,
    advanceTrivia,
    recordTriviaAnswer,
    judgeTriviaAnswer,
    startDueTrivia,
    sweepTrivia,
  ],
  answers: [triviaRound, triviaOf, triviaRanking],
  consumes: [quizPosted, pollAnswered],
  emits: [TriviaStarted, TriviaAnswered, TriviaCompleted],
  sends: [PostQuiz, StartTrivia, AdvanceTrivia, RecordTriviaAnswer, JudgeTriviaAnswer],
  collections: [
    triviaRounds,
    triviaChats,
    triviaPolls,
    triviaAnswers,
    waitingAnswers,
    triviaPlayers,
    triviaScores,
  ],
  jobs: [startingDueTrivia, sweepingTrivia],
} satisfies Partial<ServiceDefinition<unknown, Definitions>> & { collections: readonly unknown[] };
