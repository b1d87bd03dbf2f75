import { createHash } from 'node:crypto';
import { compileField, type MissionDefinition } from '@yabot/content';

/** What has to be reached until a mission is complete. */
export type Goal =
  | { readonly kind: 'count'; readonly target: number }
  | { readonly kind: 'sum'; readonly target: number; readonly amountOf: (data: unknown) => number }
  | { readonly kind: 'distinct'; readonly target: number; readonly valuesOf: (data: unknown) => string[] }
  | { readonly kind: 'streak'; readonly target: number }
  /** The target is the sum of what the steps ask for; `ends` is where each step is done. */
  | { readonly kind: 'steps'; readonly target: number; readonly ends: readonly number[] };

/** Prepares the goal of a mission. */
export function goalOf({ target = {}, steps }: MissionDefinition): Goal {
  if (steps) {
    const ends = steps.map((_, index) =>
      steps.slice(0, index + 1).reduce((sum, { count }) => sum + count, 0),
    );
    return { kind: 'steps', target: ends.at(-1) ?? 1, ends };
  }
  const { count, sum, distinct, streak, of = '' } = target;
  if (sum !== undefined) return { kind: 'sum', target: sum, amountOf: amountAt(of) };
  if (distinct !== undefined) return { kind: 'distinct', target: distinct, valuesOf: valuesAt(of) };
  if (streak !== undefined) return { kind: 'streak', target: streak };
  return { kind: 'count', target: count ?? 1 };
}

/** The step that is to be done, from 0; 0 for what has no steps. */
export function stageAt(goal: Goal, count: number): number {
  return goal.kind === 'steps' ? goal.ends.findIndex((end) => count < end) : 0;
}

function amountAt(path: string) {
  const valuesOf = compileField(path);
  return (data: unknown) =>
    valuesOf(data).reduce<number>((sum, value) => sum + (isWhole(value) ? Math.max(0, value) : 0), 0);
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

/** Longer values are kept as a digest, so that what is kept of a user has a bound. */
const LONGEST = 32;

function valuesAt(path: string) {
  const valuesOf = compileField(path);
  return (data: unknown) => valuesOf(data).map((value) => short(String(value)));
}

const short = (value: string) =>
  value.length <= LONGEST ? value : createHash('sha256').update(value).digest('base64url').slice(0, 22);
