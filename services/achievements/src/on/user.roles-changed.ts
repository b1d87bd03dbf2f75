import { RolesChanged } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { standings } from '../collections/standings.ts';
import { changed, newStanding } from '../rules/standing.ts';

export const rolesChanged = on(RolesChanged, {
  reads: ({ data }) => ({ known: standings.ref(data.userId) }),
  decide: ({ data: { userId, roles } }, { known = newStanding(userId) }, { now }) => ({
    save: [standings.put(changed({ ...known, roles }, now))],
  }),
});
