import { ExpiryPreview } from '@yabot/contracts';
import { type QueryContext, query } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { gateOr, mostAtOnce } from '../rules/gate.ts';
import { gates } from '../tables/gates.ts';
import { countInside, usersToRemove } from '../tables/memberships.ts';
import { countRunning, usersToEnd } from '../tables/subscriptions.ts';

export const expiryPreview = query(ExpiryPreview, {
  answer: async ({ kind, limit }, { load, sql, now, resources }: QueryContext<Resources>) => {
    const gate = gateOr(await load(gates.ref(kind)), kind);
    const { stoppedRun: runId, stoppedAt, due, inside } = gate;
    const at = stoppedAt ?? now.toISOString();
    const [users, total] = await Promise.all(
      kind === 'subscriptions'
        ? [usersToEnd(sql, at, limit), countRunning(sql)]
        : [usersToRemove(sql, at, limit), countInside(sql)],
    );
    const stopped = runId === null || stoppedAt === null ? null : { runId, at: stoppedAt, due, inside };
    const most = mostAtOnce(resources.definitions.removals, stopped ? inside : total);
    return { stopped, limit: most, users };
  },
});
