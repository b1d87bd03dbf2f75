import type { Level } from '@yabot/content';
import { type EmittedEvent, LevelReached } from '@yabot/contracts';
import type { Outcome, Standing } from './standing.ts';

/** The number of the level that experience points reach, from 1. */
export function levelOf(xp: number, levels: readonly Level[]): number {
  return Math.max(1, levels.filter((level) => level.xp <= xp).length);
}

/** Tells each level that was reached since the last; none is told twice, also when the content moves them. */
export function rise(standing: Standing, levels: readonly Level[]): Outcome {
  const reached = levelOf(standing.xp, levels);
  if (reached <= standing.level) return { standing, emit: [], send: [] };
  const { userId, xp } = standing;
  const emit: EmittedEvent[] = levels
    .slice(standing.level, reached)
    .map(({ title }, index) => LevelReached.of({ userId, level: standing.level + index + 1, title, xp }));
  return { standing: { ...standing, level: reached }, emit, send: [] };
}

/** Adds points, and tells the levels they reach. */
export function award(standing: Standing, xp: number, levels: readonly Level[]): Outcome {
  return rise({ ...standing, xp: standing.xp + xp }, levels);
}
