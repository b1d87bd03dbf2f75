import { UserBanned } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { progress } from '../collections/progress.ts';
import { newProgress } from '../rules/progress.ts';

export const userBanned = on(UserBanned, {
  reads: ({ data }) => ({ known: progress.ref(data.userId) }),
  decide: ({ data: { userId, until } }, { known = newProgress(userId) }) => ({
    save: [progress.put({ ...known, ban: { until } })],
  }),
});
