import { AcknowledgeFaults, faultMendable } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { acknowledge, faultId } from '../rules/acknowledge.ts';
import { acknowledgements } from '../tables/acknowledgements.ts';

export const acknowledgeFaults = command(AcknowledgeFaults, {
  reads: ({ data }) => ({ known: data.faults.map((fault) => acknowledgements.ref(faultId(fault))) }),
  decide: ({ data, envelope }, { known }, { now }) => {
    const { faults, by, reason } = data;
    const { correlationId } = envelope;
    const decided = acknowledge(faults, known, { by, reason, at: now.toISOString(), correlationId });
    switch (decided.outcome) {
      case 'acknowledged': {
        const save = decided.records.map((record) => acknowledgements.insert(record));
        return accept({ acknowledged: save.length }, { save });
      }
      case 'mendable':
        return refuse(faultMendable, { subject: decided.fault.subject });
      default:
        return decided satisfies never;
    }
  },
});
