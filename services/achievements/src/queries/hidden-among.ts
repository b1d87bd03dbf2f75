import { boardsNotReady, HiddenAmong } from '@yabot/contracts';
import { type QueryContext, query, refuse } from '@yabot/service-kit';
import { standings } from '../collections/standings.ts';
import type { Resources } from '../resources.ts';
import { hiddenBy } from '../rules/boards/boards.ts';

export const hiddenAmong = query(HiddenAmong, {
  answer: async ({ userIds }, { load, resources }: QueryContext<Resources>) => {
    const { boards } = resources;
    if (!boards.ready) return refuse(boardsNotReady);
    // Who is on the board of all time is hidden on none.
    const others = userIds.filter((userId) => !boards.all().rowOf(userId));
    const known = await Promise.all(others.map((userId) => load(standings.ref(userId))));
    return {
      hidden: known.flatMap((standing) =>
        standing && hiddenBy(standing, resources) ? [standing.userId] : [],
      ),
    };
  },
});
