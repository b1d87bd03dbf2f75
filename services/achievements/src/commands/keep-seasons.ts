import { EndSeason, KeepSeasons } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import { everySeason, seasons } from '../collections/seasons.ts';
import type { Definitions } from '../rules/definitions.ts';
import { archivedAt, isOver, toBeNoted } from '../rules/seasons.ts';

export const keepSeasons = command(KeepSeasons, {
  reads: () => ({ known: everySeason }),
  decide: (_, { known }, { now, resources }: DecisionContext<Definitions>) => {
    const noted = toBeNoted(known, resources.seasons, now);
    const unchanged = known.filter(({ seasonId }) => noted.every((season) => season.seasonId !== seasonId));
    const over = [...unchanged, ...noted].filter((season) => isOver(season, now));
    const save = [...noted.filter((season) => !over.includes(season)), ...over.map(closing)];
    const send = noted
      .filter((season) => !over.includes(season))
      .map((season) => {
        const { seasonId, ends } = season;
        return EndSeason.of({ seasonId, ends }, { key: `end:${seasonId}:${ends}`, at: archivedAt(season) });
      });
    return accept({ ended: over.length }, { save: save.map((season) => seasons.put(season)), send });
  },
});

const closing = <Season>(season: Season) => ({ ...season, state: 'closing' as const });
