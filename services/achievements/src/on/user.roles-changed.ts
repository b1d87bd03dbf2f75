import { RolesChanged } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { standings } from '../collections/standings.ts';
import { changed } from '../rules/scores.ts';
import { newStanding } from '../rules/standing.ts';

export const rolesChanged = on(RolesChanged, {
  reads: ({ data }) => ({ known: standings.ref(data.userId) }),
  decide: ({ data: { userId, roles } }, { known = newStanding(userId) }, { now }) => ({
    save: [standings.put({ ...known, roles, scores: changed(known.scores, now) })],
  }),
});
