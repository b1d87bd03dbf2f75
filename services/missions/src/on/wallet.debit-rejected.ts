import { DebitRejected } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import { progress } from '../collections/progress.ts';
import { decided } from '../counting.ts';
import type { Definitions } from '../rules/definitions.ts';
import { repairRefused } from '../rules/repair.ts';

export const debitRejected = on(DebitRejected, {
  reads: ({ data }) => ({ known: progress.ref(data.userId) }),
  decide: ({ data }, { known }, { resources }: DecisionContext<Definitions>) =>
    known ? decided(known, repairRefused(known, data, resources)) : {},
});
