import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { userId } from '../values/index.ts';
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
