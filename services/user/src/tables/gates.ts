import { sqlTable } from '@yabot/service-kit';
import type { Gate } from '../rules/gate.ts';

/** Whether runs of each kind are stopped. */
export const gates = sqlTable<Gate>('expiry_gates', {
  key: 'kind',
  columns: {
    kind: 'text',
    stoppedRun: 'text',
    stoppedAt: 'text',
    due: 'integer',
    inside: 'integer',
    releasedThrough: 'text',
    heldBy: 'text',
  },
});
