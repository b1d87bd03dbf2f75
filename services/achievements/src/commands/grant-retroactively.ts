import { achievementUnknown, ContinueGrant, GrantRetroactively, historyMissing } from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import { grants } from '../collections/grants.ts';
import type { Definitions } from '../rules/definitions.ts';
import { newGrant } from '../rules/grant.ts';
import { pastReader } from '../rules/past.ts';

export const grantRetroactively = command(GrantRetroactively, {
  decide: ({ data: { achievementId, preview } }, _, { newId, resources }: DecisionContext<Definitions>) => {
    const achievement = resources.achievements.find(({ id }) => id === achievementId);
    if (!achievement) return refuse(achievementUnknown);
    if (!pastReader(achievement, resources)) return refuse(historyMissing);
    const grantId = newId();
    const begin = ContinueGrant.of({ grantId, achievementId, after: '' }, { key: `${grantId}:` });
    return accept(
      { grantId },
      { save: [grants.insert(newGrant(grantId, achievementId, preview))], send: [begin] },
    );
  },
});
