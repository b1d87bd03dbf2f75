import { UserBanned } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { standings } from '../collections/standings.ts';
import { changed } from '../rules/scores.ts';
import { newStanding } from '../rules/standing.ts';

export const userBanned = on(UserBanned, {
  reads: ({ data }) => ({ known: standings.ref(data.userId) }),
  decide: ({ data: { userId, until } }, { known = newStanding(userId) }, { now }) => ({
    save: [standings.put({ ...known, ban: { until }, scores: changed(known.scores, now) })],
  }),
});
