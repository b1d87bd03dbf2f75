import { UserBanned } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { standings } from '../collections/standings.ts';
import { changed, newStanding } from '../rules/standing.ts';

export const userBanned = on(UserBanned, {
  reads: ({ data }) => ({ known: standings.ref(data.userId) }),
  decide: ({ data: { userId, until } }, { known = newStanding(userId) }, { now }) => ({
    save: [standings.put(changed({ ...known, ban: { until } }, now))],
  }),
});
