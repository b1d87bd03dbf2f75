import { AchievementsOf } from '@yabot/contracts';
import { type QueryContext, query } from '@yabot/service-kit';
import { standings } from '../collections/standings.ts';
import { achievementsOf as listed } from '../rules/achievements-of.ts';
import type { Definitions } from '../rules/definitions.ts';
import { newStanding } from '../rules/standing.ts';

export const achievementsOf = query(AchievementsOf, {
  answer: async ({ userId }, { load, resources }: QueryContext<Definitions>) =>
    listed((await load(standings.ref(userId))) ?? newStanding(userId), resources),
});
