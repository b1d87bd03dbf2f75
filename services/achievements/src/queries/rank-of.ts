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
    const standing = (await load(standings.ref(userId))) ?? newStanding(userId);
    return {
      boards: boardsAt(boards, now, resources).map((shown) => lineOf(shown, standing)),
      hiddenBy: hiddenBy(standing, resources),
    };
  },
});

function lineOf({ board, season, ranking, days }: Shown, { userId, xp, scores }: Standing) {
  const row = ranking.rowOf(userId);
  const window = board === 'week' || board === 'month' ? scores[board] : null;
  const inWindow = window?.key === days?.first ? window?.points : 0;
  const inSeason = season ? scores.seasons[season.id]?.points : undefined;
  return {
    board,
    season: season && { seasonId: season.id, title: season.title },
    rank: row?.rank ?? null,
    points: (board === 'all' ? xp : board === 'season' ? inSeason : inWindow) ?? 0,
    participants: ranking.size,
    behindBy: row ? behindBy(ranking, row) : null,
  };
}
