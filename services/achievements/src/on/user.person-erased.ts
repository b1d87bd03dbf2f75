import { ForgetAchievementsPerson, PersonErased } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { standings } from '../collections/standings.ts';
import { changed, newStanding } from '../rules/standing.ts';

/** What was known is gone, from the boards too. What is still on the way counts for nothing any more, as for somebody who is banned for good. */
export const personErased = on(PersonErased, {
  decide: ({ data: { userId } }, _, { now }) => {
    const blank = newStanding(userId);
    const gone = changed({ ...blank, ban: { until: null }, offBoards: true }, now);
    return {
      save: [standings.put(gone)],
      send: [ForgetAchievementsPerson.of({ userId }, { key: userId })],
    };
  },
});
