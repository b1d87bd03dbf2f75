import { createHash } from 'node:crypto';
import { compileField } from '@yabot/content';
import type { Countable } from './definitions.ts';
import type { Fact, Place } from './fact.ts';
import type { Tally } from './standing.ts';
import { prolong } from './streak.ts';

/** The tally of an achievement with one more event counted; the same one when that changes nothing. */
export function oneMore(tally: Tally, achievement: Countable, fact: Fact, place: Place): Tally {
  const { by, field = '' } = achievement.counts;
  switch (by) {
    case 'events':
      return { ...tally, count: tally.count + 1 };
    case 'sum':
      return added(tally, compileField(field)(fact.data));
    case 'distinct':
      return withValues(tally, compileField(field)(fact.data), achievement);
    case 'streak':
      return onDay(tally, place);
    default:
      return by satisfies never;
  }
}

/** What is taken from a field is added; what is no number adds nothing. */
function added(tally: Tally, values: readonly unknown[]): Tally {
  const sum = values.reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0);
  return sum === 0 ? tally : { ...tally, count: Math.max(0, tally.count + sum) };
}

function withValues(tally: Tally, found: readonly unknown[], { tiers }: Countable): Tally {
  if (tally.earned.length >= tiers.length) return tally;
  const known = tally.values ?? [];
  const fresh = [...new Set(found.map(shortened))].filter((value) => !known.includes(value));
  if (fresh.length === 0) return tally;
  return { ...tally, count: tally.count + fresh.length, values: [...known, ...fresh] };
}

function onDay(tally: Tally, { day, excused }: Place): Tally {
  const before = tally.day === undefined ? undefined : { run: tally.count, day: tally.day };
  const streak = prolong(before, day, excused);
  return streak === before ? tally : { ...tally, count: streak.run, day: streak.day };
}

const MOST_CHARACTERS = 24;

/** Long values are remembered by a digest, so that a document stays small. */
function shortened(value: unknown): string {
  const text = String(value);
  if (text.length <= MOST_CHARACTERS) return text;
  return createHash('sha256').update(text).digest('base64url').slice(0, MOST_CHARACTERS);
}
