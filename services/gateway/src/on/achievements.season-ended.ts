import { SeasonEnded } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

/** Those who stand at the top of its leaderboard for good are told; the others find it there. */
export const tellSeason = telling(SeasonEnded, ({ seasonId, title, participants, top }) => ({
  others: top.map(({ userId, rank, points }) => ({
    userId,
    mention: {
      text: 'news-season-ended',
      about: `season:${seasonId}`,
      values: { title, rank, points, participants },
      button: { label: 'menu-ranking', show: 'ranking:season' },
    },
  })),
}));
