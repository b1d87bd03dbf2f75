import { daysAfter, monthsAfter } from '@yabot/content';
import type { Board } from '@yabot/contracts';
import type { Definitions, SeasonWindow } from '../definitions.ts';
import type { Boards } from './boards.ts';
import type { Ranking } from './ranking.ts';

/** A board as it is at a moment. */
export interface Shown {
  readonly board: Board;
  readonly ranking: Ranking;
  readonly season: SeasonWindow | null;
  readonly days: { readonly first: string; readonly last: string } | null;
}

/** The season that is on. */
export function seasonAt(now: Date, { seasons }: Pick<Definitions, 'seasons'>): SeasonWindow | undefined {
  return seasons.find(({ begins, ends }) => begins <= now && now < ends);
}

/** The boards there are at a moment. */
export function boardsAt(boards: Boards, now: Date, definitions: Definitions): Shown[] {
  const season = seasonAt(now, definitions);
  return [
    { board: 'all', ranking: boards.all(), season: null, days: null },
    windowAt('week', boards, now, definitions),
    windowAt('month', boards, now, definitions),
    ...(season ? [ofSeason(season, boards)] : []),
  ];
}

/** The board of a season that is not archived yet. */
export function ofSeason(season: SeasonWindow, boards: Boards): Shown {
  const days = { first: season.from, last: season.until };
  return { board: 'season', ranking: boards.season(season.id), season, days };
}

function windowAt(board: 'week' | 'month', boards: Boards, now: Date, { timeZone }: Definitions): Shown {
  const { key, ranking } = boards.window(board, now, timeZone);
  const next = board === 'week' ? daysAfter(key, 7) : monthsAfter(key, 1);
  return { board, ranking, season: null, days: { first: key, last: daysAfter(next, -1) } };
}
