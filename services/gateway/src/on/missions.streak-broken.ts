import { StreakBroken } from '@yabot/contracts';
import { lines } from '../conversation/texts/html.ts';
import { dayText } from '../features/times.ts';
import { news } from '../sending/news.ts';

export const tellBrokenStreak = news(StreakBroken, ({ streaks }, words) => {
  const repairable = streaks.filter(({ repair }) => repair);
  if (repairable.length === 0) return undefined;
  return {
    text: lines(
      ...repairable.map(({ title, days, repair }) =>
        words.say('news-streak-broken', {
          title: title[words.language],
          days,
          besitos: repair!.besitos,
          until: dayText(repair!.until, words),
        }),
      ),
    ),
    buttons: [{ text: words.label('menu-misiones'), show: 'misiones' }],
  };
});
