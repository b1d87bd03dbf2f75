import { StreakFrozen } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

export const tellFreeze = telling(StreakFrozen, ({ streaks }) => ({
  own: streaks.map(({ missionId, title, days, used, left }) => ({
    text: 'news-streak-frozen',
    about: `streak:${missionId}`,
    values: { title, days, used, left },
  })),
}));
