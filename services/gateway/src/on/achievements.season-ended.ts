import { SeasonEnded } from '@yabot/contracts';
import { seasonPicture } from '../pictures/season.ts';
import { telling } from '../sending/telling.ts';

/** Those who stand at the top of its leaderboard for good are told, and everybody sees them; the others find it there. */
export const tellSeason = telling(SeasonEnded, (season, { texts, language }) => {
  const { seasonId, title, participants, top } = season;
  const others = top.map(({ userId, rank, points }) => ({
    userId,
    mention: {
      text: 'news-season-ended',
      about: `season:${seasonId}`,
      values: { title, rank, points, participants },
      button: { label: 'menu-ranking', show: 'ranking:season' },
    },
  }));
  return top.length === 0 ? { others } : { others, shown: seasonPicture(season, texts[language]) };
});
