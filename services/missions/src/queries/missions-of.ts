import { MissionsOf } from '@yabot/contracts';
import { type QueryContext, query } from '@yabot/service-kit';
import { progress } from '../collections/progress.ts';
import type { Definitions } from '../rules/definitions.ts';
import { missionsOf as listed, missionsAhead } from '../rules/missions-of.ts';
import { newProgress } from '../rules/progress.ts';

export const missionsOf = query(MissionsOf, {
  answer: async ({ userId }, { load, now, resources }: QueryContext<Definitions>) => {
    const known = (await load(progress.ref(userId))) ?? newProgress(userId);
    return { missions: listed(known, now, resources), ahead: missionsAhead(known, now, resources) };
  },
});
