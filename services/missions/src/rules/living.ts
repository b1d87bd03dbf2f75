import { excusedBy, isBanned } from '@yabot/content';
import type { Definitions } from './definitions.ts';
import { clockOf, dayOf, inTurn, type Outcome, type Progress, quietly } from './progress.ts';
import { review } from './review.ts';

/** Where a user lives, and when their day begins. */
export interface Living {
  readonly timeZone: string;
  readonly dayStart?: number | null | undefined;
}

/** A user who lives in a time zone from a moment on. The days up to it were those of where they lived before. */
export function livingIn(progress: Progress, living: Living, at: Date, definitions: Definitions): Outcome {
  const { timeZone, dayStart = progress.dayStart ?? null } = living;
  if (progress.timeZone === timeZone && (progress.dayStart ?? null) === dayStart) return quietly(progress);
  return inTurn(
    progress,
    (before) =>
      before.day === '' || isBanned(before.ban, at)
        ? quietly(before)
        : review(before, dayOf(before, at, definitions.clock), at, definitions),
    (before) => quietly(moved(before, { ...before, timeZone, dayStart }, at, definitions)),
  );
}

/** Who moves to where it is later already cannot do in these days what is to be done each day: they are excused. */
function moved(before: Progress, after: Progress, at: Date, { clock }: Definitions): Progress {
  if (before.day === '') return after;
  const excused = excusedBy(at, clockOf(before, clock), clockOf(after, clock));
  return excused ? { ...after, excused } : after;
}
