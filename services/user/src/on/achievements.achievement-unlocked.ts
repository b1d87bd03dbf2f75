import { AccessChanged, AchievementUnlocked } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { newStanding } from '../rules/access.ts';
import { erasures } from '../tables/erasures.ts';
import { standings } from '../tables/standings.ts';

export const achievementUnlocked = on(AchievementUnlocked, {
  store: 'sql',
  mayWait: true,
  reads: ({ data: { userId } }) => ({ standing: standings.ref(userId), erased: erasures.ref(userId) }),
  decide: ({ data: { userId, achievementId } }, { standing, erased }) => {
    if (erased) return {};
    const before = standing ?? newStanding(userId);
    if (before.achievements.includes(achievementId)) return {};
    const after = { ...before, achievements: [...before.achievements, achievementId] };
    return { save: [standings.put(after)], emit: [AccessChanged.of({ userId })] };
  },
});
