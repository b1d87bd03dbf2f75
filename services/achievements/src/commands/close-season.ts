import { CloseSeason, SeasonEnded } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { seasons } from '../collections/seasons.ts';

export const closeSeason = command(CloseSeason, {
  reads: ({ data }) => ({ season: seasons.ref(data.seasonId) }),
  decide: ({ data: { seasonId, participants, top } }, { season }) => {
    if (season?.state !== 'closing') return accept({});
    const archived = seasons.put({ ...season, state: 'archived', participants });
    const emit = [SeasonEnded.of({ seasonId, title: season.title, participants, top })];
    return accept({}, { save: [archived], emit });
  },
});
