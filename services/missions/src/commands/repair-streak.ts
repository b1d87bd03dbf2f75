import { isBanned } from '@yabot/content';
import {
  bannedFromMissions,
  missionUnknown,
  nothingToRepair,
  RepairStreak,
  repairOnItsWay,
  repairPriceChanged,
  repairTooLate,
} from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import { progress } from '../collections/progress.ts';
import { decided } from '../counting.ts';
import type { Definitions } from '../rules/definitions.ts';
import { orderRepair } from '../rules/repair.ts';

export const repairStreak = command(RepairStreak, {
  reads: ({ data }) => ({ known: progress.ref(data.userId) }),
  decide: ({ data }, { known }, { now, newId, resources }: DecisionContext<Definitions>) => {
    const mission = resources.byId.get(data.missionId);
    if (!mission || !known?.missions[mission.id]) return refuse(missionUnknown);
    if (isBanned(known.ban, now)) return refuse(bannedFromMissions, { until: known.ban?.until ?? null });
    const repair = orderRepair(known, mission, newId(), now, resources);
    switch (repair.outcome) {
      case 'ordered': {
        const { besitos, days } = repair;
        if (data.besitos !== undefined && data.besitos !== besitos)
          return refuse(repairPriceChanged, { besitos });
        return accept({ besitos, days }, decided(known, repair.decided));
      }
      case 'late':
        return refuse(repairTooLate, { until: repair.until }, decided(known, repair.decided));
      case 'on-its-way':
        return refuse(repairOnItsWay);
      case 'nothing':
        return refuse(nothingToRepair);
      default:
        return repair satisfies never;
    }
  },
});
