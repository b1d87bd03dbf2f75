import { compileField } from '@yabot/content';
import type { Fact, Place } from './fact.ts';
import { prolong } from './streak.ts';

/** What is kept of all events of one kind of a user, for achievements that are added later. */
export interface Past {
  readonly count: number;
  /** Days in a row up to now, the last of them, and the most there were. */
  readonly run: number;
  readonly day: string;
  readonly best: number;
  /** How many events there were for each value of some fields. */
  readonly by: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly sums: Readonly<Record<string, number>>;
}

/** By the name of the event, `<owner>/<name>`: a dot means something else to the database. */
export type History = Readonly<Record<string, Past>>;

/** By event, the fields with few values, and those worth a sum. Of other events only days and numbers are kept. */
export const KEPT: Readonly<Record<string, { by?: readonly string[]; sums?: readonly string[] }>> = {
  'gateway/reaction-added': { by: ['emoji', 'via'] },
  'gateway/command-used': { by: ['command'] },
  'missions/mission-completed': { by: ['missionId'] },
  'missions/reaction-rewarded': { by: ['emoji'], sums: ['amount'] },
  'wallet/besitos-awarded': { by: ['reason'], sums: ['amount'] },
  'wallet/besitos-spent': { by: ['reason'], sums: ['amount'] },
  'achievements/achievement-unlocked': { by: ['tier'], sums: ['xp'] },
};

/** The values of a field that are told apart; what comes after counts in the whole only. */
const MOST_VALUES = 100;

/** How an event, named by its type or as content names it, is called here. */
export function pastName(event: string): string {
  return event.replace(/\.v\d+$/, '').replace('.', '/');
}

/** The history with one more event. */
export function remembered(history: History, fact: Fact, place: Place): History {
  const name = pastName(fact.type);
  const past = history[name];
  const before = past && { run: past.run, day: past.day };
  const { run, day } = prolong(before, place.day, place.excused);
  const { by = [], sums = [] } = KEPT[name] ?? {};
  return {
    ...history,
    [name]: {
      count: (past?.count ?? 0) + 1,
      run,
      day,
      best: Math.max(past?.best ?? 0, run),
      by: Object.fromEntries(
        by.map((field) => [field, oneOf(past?.by[field] ?? {}, compileField(field)(fact.data))]),
      ),
      sums: Object.fromEntries(
        sums.map((field) => [field, (past?.sums[field] ?? 0) + total(compileField(field)(fact.data))]),
      ),
    },
  };
}

function oneOf(counts: Readonly<Record<string, number>>, values: readonly unknown[]): Record<string, number> {
  const all = { ...counts };
  for (const value of values) {
    const key = String(value).replaceAll('.', '·');
    if (key in all || Object.keys(all).length < MOST_VALUES) all[key] = (all[key] ?? 0) + 1;
  }
  return all;
}

const total = (values: readonly unknown[]) =>
  values.reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0);
