import { GrantAchievement } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import { standings } from '../collections/standings.ts';
import type { Definitions } from '../rules/definitions.ts';
import { grantTo } from '../rules/grant.ts';

export const grantAchievement = command(GrantAchievement, {
  reads: ({ data }) => ({ known: standings.ref(data.userId) }),
  decide: ({ data: { achievementId } }, { known }, { now, resources }: DecisionContext<Definitions>) => {
    const achievement = resources.achievements.find(({ id }) => id === achievementId);
    if (!known || !achievement) return accept({});
    const { standing, emit, send } = grantTo(known, achievement, now, resources);
    return accept({}, { save: [standings.put(standing)], emit, send });
  },
});
