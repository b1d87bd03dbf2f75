import { ForgetMissionsPerson, PersonErased } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { gifts } from '../collections/gifts.ts';
import { progress } from '../collections/progress.ts';
import { triviaPlayers } from '../collections/trivia-players.ts';
import { newProgress } from '../rules/progress.ts';

/** What was known is gone. What is still on the way counts for nothing any more, as for somebody who is banned for good. */
export const personErased = on(PersonErased, {
  decide: ({ data: { userId } }) => ({
    save: [
      progress.put({ ...newProgress(userId), ban: { until: null } }),
      gifts.remove(userId),
      triviaPlayers.remove(userId),
    ],
    send: [ForgetMissionsPerson.of({ userId }, { key: userId })],
  }),
});
