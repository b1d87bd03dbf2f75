import { ArchiveSeasonPage } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { seasonPageId, seasonPages } from '../collections/season-pages.ts';
import { seasons } from '../collections/seasons.ts';

export const archiveSeasonPage = command(ArchiveSeasonPage, {
  reads: ({ data }) => ({ season: seasons.ref(data.seasonId) }),
  decide: ({ data: { seasonId, page, rows } }, { season }) => {
    if (season?.state !== 'closing') return accept({});
    const { points, at } = rows[0]!;
    const kept = rows.map(({ rank, userId, points }) => ({ rank, userId, points }));
    const id = seasonPageId(seasonId, page);
    return accept({}, { save: [seasonPages.put({ id, seasonId, page, points, at, rows: kept })] });
  },
});
