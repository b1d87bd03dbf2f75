import { MissionClaimed } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

export const tellClaim = telling(MissionClaimed, ({ missionId, title, reward }) => ({
  own: [
    {
      text: 'news-mission-claimed',
      about: `claim:${missionId}`,
      values: { title },
      ...(reward.besitos > 0 ? { awaits: true } : {}),
    },
  ],
}));
