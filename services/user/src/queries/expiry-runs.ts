import { type ExpiryKind, ExpiryRuns } from '@yabot/contracts';
import { type QueryContext, query } from '@yabot/service-kit';
import { gates } from '../tables/gates.ts';
import { removalRuns } from '../tables/memberships.ts';
import { endingRuns } from '../tables/subscriptions.ts';

const TOLD_MS = 30 * 86_400_000;

/** How the runs of each kind are found. */
const RUNS: Readonly<Record<ExpiryKind, typeof endingRuns>> = {
  subscriptions: endingRuns,
  doors: removalRuns,
};

export const expiryRuns = query(ExpiryRuns, {
  answer: async ({ kind, limit }, { load, sql, now }: QueryContext) => {
    const since = new Date(now.getTime() - TOLD_MS).toISOString();
    const [gate, done] = await Promise.all([load(gates.ref(kind)), RUNS[kind](sql, since, limit)]);
    const { stoppedRun: runId, stoppedAt: at, due: users } = gate ?? {};
    const stopped =
      runId && at ? [{ runId, state: 'stopped' as const, from: at, until: at, users: users ?? 0 }] : [];
    return {
      runs: [...stopped, ...done.map((run) => ({ ...run, state: 'carried-out' as const }))].slice(0, limit),
    };
  },
});
