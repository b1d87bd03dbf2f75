import { AccessChanged, LevelReached } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { newStanding } from '../rules/access.ts';
import { erasures } from '../tables/erasures.ts';
import { standings } from '../tables/standings.ts';

export const levelReached = on(LevelReached, {
  store: 'sql',
  mayWait: true,
  reads: ({ data: { userId } }) => ({ standing: standings.ref(userId), erased: erasures.ref(userId) }),
  decide: ({ data: { userId, level } }, { standing, erased }) => {
    if (erased) return {};
    const before = standing ?? newStanding(userId);
    if (before.level === level) return {};
    return { save: [standings.put({ ...before, level })], emit: [AccessChanged.of({ userId })] };
  },
});
