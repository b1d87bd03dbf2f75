import { StartDueTrivia, SweepTrivia } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

const EVERY_MS = 15_000;

/** Every instance asks; the key lets one of them do it. */
function turnOf(now: Date): string {
  return new Date(Math.floor(now.getTime() / EVERY_MS) * EVERY_MS).toISOString();
}

/** Begins the rounds of the content's schedule. */
export const startingDueTrivia = job({
  name: 'start-due-trivia',
  every: EVERY_MS,
  command: (now) => StartDueTrivia.of({ at: turnOf(now) }, { key: turnOf(now) }),
});

/** Catches rounds that nothing told to go on, and answers that came before their question was known. */
export const sweepingTrivia = job({
  name: 'sweep-trivia',
  every: EVERY_MS,
  atStart: true,
  command: (now) => SweepTrivia.of({ at: turnOf(now) }, { key: turnOf(now) }),
});
