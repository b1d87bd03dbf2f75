import { StartDueTrivia, SweepTrivia } from '@yabot/contracts';
import { sweep } from '@yabot/service-kit';

const EVERY_MS = 15_000;

/** Begins the rounds of the content's schedule. */
export const startingDueTrivia = sweep({
  name: 'start-due-trivia',
  every: EVERY_MS,
  command: (at) => StartDueTrivia.of({ at }, { key: at }),
});

/** Catches rounds that nothing told to go on, and answers that came before their question was known. */
export const sweepingTrivia = sweep({
  name: 'sweep-trivia',
  every: EVERY_MS,
  atStart: true,
  command: (at) => SweepTrivia.of({ at }, { key: at }),
});
