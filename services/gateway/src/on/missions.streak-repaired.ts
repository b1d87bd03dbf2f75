import { StreakRepaired } from '@yabot/contracts';
import { news } from '../sending/news.ts';

export const tellRepair = news(
  StreakRepaired,
  ({ title, days }, words) => ({
    text: words.say('news-streak-repaired', { title: title[words.language], days }),
  }),
  { always: true },
);
