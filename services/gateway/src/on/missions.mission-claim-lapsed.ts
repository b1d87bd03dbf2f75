import { MissionClaimLapsed } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

export const tellLapsedClaim = telling(MissionClaimLapsed, ({ missions }) => ({
  own: missions.map(({ missionId, title }) => ({
    text: 'news-claim-lapsed',
    about: `claim:${missionId}`,
    values: { title },
  })),
}));
