import type { Level } from '@yabot/content';
import { Credit, type EmittedEvent, LevelReached, type SentCommand } from '@yabot/contracts';
import type { Definitions } from './definitions.ts';
import { withPoints } from './scores.ts';
import { changed, type Outcome, type Standing } from './standing.ts';

/** When points were earned and when that was decided, and whether the user is told of what they lead to. */
export interface Occasion {
  readonly at: Date;
  readonly now: Date;
  readonly quiet?: boolean;
}

/** The number of the level that experience points reach, from 1. */
export function levelOf(xp: number, levels: readonly Level[]): number {
  return Math.max(1, levels.filter((level) => level.xp <= xp).length);
}

/** Adds points, on every board that is open at that moment, and tells and pays the levels they reach. */
export function award(standing: Standing, xp: number, occasion: Occasion, definitions: Definitions): Outcome {
  const scores = withPoints(standing.scores, xp, occasion.at, definitions);
  const richer = changed({ ...standing, xp: standing.xp + xp, scores }, occasion.now);
  return rise(richer, definitions.levels, occasion);
}

/** Tells each level that was reached since the last; none is told twice, also when the content moves them. */
function rise(standing: Standing, levels: readonly Level[], { quiet = false }: Occasion): Outcome {
  const reached = levelOf(standing.xp, levels);
  if (reached <= standing.level) return { standing, emit: [], send: [] };
  const risen = levels.slice(standing.level, reached).map((level, index) => ({
    ...level,
    number: standing.level + index + 1,
  }));
  const { userId, xp } = standing;
  const emit: EmittedEvent[] = risen.map(({ number, title, besitos }) =>
    LevelReached.of({
      userId,
      level: number,
      title,
      xp,
      ...(besitos ? { reward: { besitos } } : {}),
      ...(quiet ? { quiet } : {}),
    }),
  );
  const send = risen.flatMap(({ number, besitos }) => (besitos ? paid(userId, number, besitos, quiet) : []));
  return { standing: { ...standing, level: reached }, emit, send };
}

function paid(userId: string, level: number, amount: number, quiet: boolean): SentCommand {
  const cause = `level:${level}:${userId}`;
  return Credit.of({ userId, amount, reason: 'level', cause, ...(quiet ? { quiet } : {}) }, { key: cause });
}
