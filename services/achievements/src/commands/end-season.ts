import { EndSeason } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { seasons } from '../collections/seasons.ts';
import { isOver } from '../rules/seasons.ts';

export const endSeason = command(EndSeason, {
  reads: ({ data }) => ({ season: seasons.ref(data.seasonId) }),
  decide: ({ data }, { season }, { now }) => {
    if (!season || season.ends !== data.ends || !isOver(season, now)) return accept({});
    return accept({}, { save: [seasons.put({ ...season, state: 'closing' })] });
  },
});
