import { ContinueGrant, GrantAchievement } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import { grants } from '../collections/grants.ts';
import { STEP, standingsAfter } from '../collections/standings.ts';
import type { Definitions } from '../rules/definitions.ts';
import { lookedAt } from '../rules/grant.ts';

export const continueGrant = command(ContinueGrant, {
  reads: ({ data }) => ({ grant: grants.ref(data.grantId), users: standingsAfter(data.after) }),
  decide: ({ data }, { grant: known, users }, { now, resources }: DecisionContext<Definitions>) => {
    const { grantId, achievementId } = data;
    const achievement = resources.achievements.find(({ id }) => id === achievementId);
    if (!known || known.done) return accept({});
    if (!achievement) return accept({}, { save: [grants.put({ ...known, done: true })] });
    const { grant, winners } = lookedAt(known, achievement, users, now, resources);
    const last = users.at(-1)?.userId;
    const isDone = users.length < STEP || last === undefined;
    const next = isDone
      ? []
      : [ContinueGrant.of({ grantId, achievementId, after: last }, { key: `${grantId}:${last}` })];
    const given = grant.preview ? [] : winners.map((userId) => giving(grantId, achievementId, userId));
    return accept({}, { save: [grants.put({ ...grant, done: isDone })], send: [...given, ...next] });
  },
});

const giving = (grantId: string, achievementId: string, userId: string) =>
  GrantAchievement.of({ userId, achievementId }, { key: `${grantId}:${userId}` });
