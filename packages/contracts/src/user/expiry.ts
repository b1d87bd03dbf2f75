import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { defineQuery } from '../definitions/query.ts';
import { instant, userId } from '../values/index.ts';
import { notAllowed } from './refusals.ts';
import { runUnknown } from './subscription-refusals.ts';
import { expiryKind, subscriptionDays } from './subscription-values.ts';

const SAMPLE_ADMIN = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6e';
const SAMPLE_RUN = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c80';

/** Lets a stopped expiry run go on: those lose access whom its preview shows. Only an owner or administrator may. */
export const ReleaseExpiry = defineCommand({
  owner: 'user',
  name: 'release-expiry',
  summary: 'Lets a stopped expiry run go on',
  data: z.object({ kind: expiryKind, runId: z.uuid(), by: userId }),
  entity: (data) => data.kind,
  result: z.object({ due: z.int().nonnegative() }),
  refusals: [notAllowed, runUnknown],
  sample: { kind: 'subscriptions', runId: SAMPLE_RUN, by: SAMPLE_ADMIN },
  sampleResult: { due: 40 },
});

/** Undoes an expiry run: subscriptions run again, people are invited again. Only an owner or administrator may. */
export const UndoExpiry = defineCommand({
  owner: 'user',
  name: 'undo-expiry',
  summary: 'Undoes an expiry run: subscriptions run again, and people are invited again',
  data: z.object({
    kind: expiryKind,
    runId: z.uuid(),
    /** How long a subscription that is really over runs again. */
    days: subscriptionDays,
    by: userId,
  }),
  entity: (data) => data.kind,
  /** Of how many it was undone; asked again, the next ones follow when there are very many. */
  result: z.object({ undone: z.int().nonnegative() }),
  refusals: [notAllowed, runUnknown],
  sample: { kind: 'subscriptions', runId: SAMPLE_RUN, days: 3, by: SAMPLE_ADMIN },
  sampleResult: { undone: 40 },
});

/** Stops expiry runs of a kind until one lets them go: nobody loses access meanwhile. Only an owner or administrator may. */
export const StopExpiry = defineCommand({
  owner: 'user',
  name: 'stop-expiry',
  summary: 'Stops expiry runs of a kind until an administrator lets them go',
  data: z.object({ kind: expiryKind, by: userId }),
  entity: (data) => data.kind,
  /** The run that is stopped: what `release-expiry` is told. */
  result: z.object({ runId: z.uuid() }),
  refusals: [notAllowed],
  sample: { kind: 'subscriptions', by: SAMPLE_ADMIN },
  sampleResult: { runId: SAMPLE_RUN },
});

/** The expiry runs of the last thirty days, the latest first: by their ids they are released and undone. */
export const ExpiryRuns = defineQuery({
  owner: 'user',
  name: 'expiry-runs',
  summary: 'The expiry runs of the last thirty days, the latest first',
  data: z.object({ kind: expiryKind, limit: z.int().min(1).max(100) }),
  result: z.object({
    runs: z.array(
      z.object({
        runId: z.uuid(),
        state: z.enum(['stopped', 'carried-out']),
        /** When the first and the last lost access by it; for one that is stopped, the moment as of which it was to be. */
        from: instant,
        until: instant,
        /** How many would lose it, or have lost it and not got it back: of so many it can be undone. */
        users: z.int().nonnegative(),
      }),
    ),
  }),
  sample: { kind: 'subscriptions', limit: 20 },
  sampleResult: {
    runs: [
      {
        runId: SAMPLE_RUN,
        state: 'carried-out',
        from: '2026-12-21T12:00:00.000Z',
        until: '2026-12-21T12:00:04.000Z',
        users: 40,
      },
    ],
  },
});
