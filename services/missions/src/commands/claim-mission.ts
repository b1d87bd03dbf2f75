import { isBanned } from '@yabot/content';
import {
  bannedFromMissions,
  ClaimMission,
  claimLapsed,
  missionUnknown,
  nothingToClaim,
} from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import { progress } from '../collections/progress.ts';
import { decided } from '../counting.ts';
import { claim } from '../rules/claim.ts';
import type { Definitions } from '../rules/definitions.ts';

export const claimMission = command(ClaimMission, {
  reads: ({ data }) => ({ known: progress.ref(data.userId) }),
  decide: ({ data }, { known }, { now, resources }: DecisionContext<Definitions>) => {
    const mission = resources.byId.get(data.missionId);
    if (!mission || !known?.missions[mission.id]) return refuse(missionUnknown);
    if (isBanned(known.ban, now)) return refuse(bannedFromMissions, { until: known.ban?.until ?? null });
    const claimed = claim(known, mission, now, resources);
    switch (claimed.outcome) {
      case 'taken': {
        const { round, reward } = claimed;
        return accept({ round, reward }, decided(known, claimed.decided));
      }
      case 'lapsed':
        return refuse(claimLapsed, { until: claimed.until }, decided(known, claimed.decided));
      case 'nothing':
        return refuse(nothingToClaim);
      default:
        return claimed satisfies never;
    }
  },
});
