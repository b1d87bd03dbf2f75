import { ExplainMission, missionUnknown } from '@yabot/contracts';
import { type QueryContext, query, refuse } from '@yabot/service-kit';
import { progress } from '../collections/progress.ts';
import type { Definitions } from '../rules/definitions.ts';
import { explain } from '../rules/explain.ts';
import { newProgress } from '../rules/progress.ts';

export const explainMission = query(ExplainMission, {
  answer: async ({ userId, missionId }, { load, now, resources }: QueryContext<Definitions>) => {
    const mission = resources.byId.get(missionId);
    if (!mission) return refuse(missionUnknown);
    const known = await load(progress.ref(userId));
    return explain(known ?? newProgress(userId), mission, now, resources);
  },
});
