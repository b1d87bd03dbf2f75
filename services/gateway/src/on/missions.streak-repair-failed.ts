import { StreakRepairFailed } from '@yabot/contracts';
import { news } from '../sending/news.ts';

export const tellFailedRepair = news(
  StreakRepairFailed,
  ({ title, code }, words) => ({
    text: words.say(`news-streak-repair-${code === 'insufficient-besitos' ? 'failed' : 'later'}`, {
      title: title[words.language],
    }),
    buttons: [{ text: words.label('menu-misiones'), show: 'misiones' }],
  }),
  { always: true },
);
