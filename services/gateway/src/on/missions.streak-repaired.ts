import { StreakRepaired } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

export const tellRepair = telling(StreakRepaired, ({ missionId, title, days }) => ({
  own: [
    { text: 'news-streak-repaired', about: `streak:${missionId}`, values: { title, days }, always: true },
  ],
}));
