import { boardsNotReady, RankOf } from '@yabot/contracts';
import { type QueryContext, query, refuse } from '@yabot/service-kit';
import { standings } from '../collections/standings.ts';
import type { Resources } from '../resources.ts';
import { hiddenBy } from '../rules/boards/boards.ts';
import { behindBy } from '../rules/boards/page.ts';
import { boardsAt, type Shown } from '../rules/boards/shown.ts';
import { newStanding, type Standing } from '../rules/standing.ts';

export const rankOf = query(RankOf, {
  answer: async ({ userId }, { load, now, resources }: QueryContext<Resources>) => {
    const { boards } = resources;
    if (!boards.ready) return refuse(boardsNotReady);
    const shown = boardsAt(boards, now, resources);
    // Who is on the board of all time is hidden on none, and the boards know the points.
    if (boards.all().rowOf(userId))
      return { boards: shown.map((it) => lineOf(it, userId, 0)), hiddenBy: null };
    const standing = (await load(standings.ref(userId))) ?? newStanding(userId);
    return {
      boards: shown.map((it) => lineOf(it, userId, pointsIn(it, standing))),
      hiddenBy: hiddenBy(standing, resources),
    };
  },
});

/** @param points of who is not on the board */
function lineOf({ board, season, ranking }: Shown, userId: string, points: number) {
  const row = ranking.rowOf(userId);
  return {
    board,
    season: season && { seasonId: season.id, title: season.title },
    rank: row?.rank ?? null,
    points: row?.points ?? points,
    participants: ranking.size,
    behindBy: row ? behindBy(ranking, row) : null,
  };
}

function pointsIn({ board, season, days }: Shown, { xp, scores }: Standing): number {
  if (board === 'all') return xp;
  if (board === 'season') return (season && scores.seasons[season.id]?.points) ?? 0;
  const window = scores[board];
  return window?.key === days?.first ? (window?.points ?? 0) : 0;
}
