import { AccessChanged, AchievementUnlocked } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { newStanding } from '../rules/access.ts';
import { standings } from '../tables/standings.ts';

export const achievementUnlocked = on(AchievementUnlocked, {
  store: 'sql',
  reads: ({ data }) => ({ standing: standings.ref(data.userId) }),
  decide: ({ data: { userId, achievementId } }, { standing }) => {
    const before = standing ?? newStanding(userId);
    if (before.achievements.includes(achievementId)) return {};
    const after = { ...before, achievements: [...before.achievements, achievementId] };
    return { save: [standings.put(after)], emit: [AccessChanged.of({ userId })] };
  },
});
