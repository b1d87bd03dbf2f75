import { StreakBroken } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

/** Only those that can be repaired: of the others there is nothing to do but to begin again. */
export const tellBrokenStreak = telling(StreakBroken, ({ streaks }) => ({
  own: streaks.flatMap(({ missionId, title, days, repair }) =>
    repair
      ? [
          {
            text: 'news-streak-broken',
            about: `streak:${missionId}`,
            values: { title, days, besitos: repair.besitos, until: { day: repair.until } },
            button: { label: 'menu-misiones', show: 'misiones' },
          },
        ]
      : [],
  ),
}));
