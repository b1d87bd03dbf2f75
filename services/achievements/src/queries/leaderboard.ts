import { boardsNotReady, Leaderboard, seasonUnknown } from '@yabot/contracts';
import { type QueryContext, query, refuse } from '@yabot/service-kit';
import { archivedPage } from '../archived.ts';
import type { Resources } from '../resources.ts';
import { pageOf } from '../rules/boards/page.ts';
import { boardsAt, ofSeason } from '../rules/boards/shown.ts';

export const leaderboard = query(Leaderboard, {
  answer: async (data, context: QueryContext<Resources>) => {
    const { now, resources } = context;
    const { boards, seasons } = resources;
    const { board, seasonId } = data;
    if (!boards.ready) return refuse(boardsNotReady);
    const archived = seasonId === undefined ? undefined : await archivedPage(context, seasonId, data);
    if (archived) return archived;
    const named = seasons.find(({ id, begins }) => id === seasonId && begins <= now);
    const shown =
      seasonId === undefined
        ? boardsAt(boards, now, resources).find((it) => it.board === board)
        : named && ofSeason(named, boards);
    if (!shown) return refuse(seasonUnknown);
    const { season, days } = shown;
    return {
      board: shown.board,
      season: season && { seasonId: season.id, title: season.title, archived: false },
      days,
      ...pageOf(shown.ranking, data),
    };
  },
});
