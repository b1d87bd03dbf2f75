import type { ActiveDays } from './active-days.ts';
import { type Measured, measured } from './bands.ts';
import type { Book, BookDay, Flow } from './book.ts';

/** A day of an economy with how many were active on it. */
export type Day = BookDay & { readonly active: number };

/** What an economy came to. */
export interface Summary extends Flow {
  /** What there was when it began, and at the end. */
  readonly opening: number;
  readonly supply: number;
  readonly byReason: readonly (Flow & { readonly reason: string })[];
  readonly days: readonly Day[];
  readonly holders: number;
  readonly measured: Measured;
}

/** Sums an economy up. */
export function summaryOf(book: Book, active: ActiveDays): Summary {
  const { opening, flow } = book;
  const days = book.days().map((day) => ({ ...day, active: active.on(day.day) }));
  const { holders, ...concentration } = book.concentration();
  return {
    ...flow,
    opening,
    supply: opening + flow.minted - flow.burned,
    byReason: book.byReason(),
    days,
    holders,
    measured: measured(days, concentration),
  };
}

/** Whose besitos are not the same in two books. */
export interface Difference {
  readonly userId: string;
  readonly before: number;
  readonly after: number;
}

/** Who has something else in another book, those with the most more first, those with the most less last. */
export function differences(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Difference[] {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all]
    .map((userId) => ({ userId, before: before.get(userId) ?? 0, after: after.get(userId) ?? 0 }))
    .filter((each) => each.before !== each.after)
    .toSorted((a, b) => b.after - b.before - (a.after - a.before) || (a.userId < b.userId ? -1 : 1));
}
