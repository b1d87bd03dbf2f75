import { ExpireHold } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { closingChanges, closingEvents, closingReads } from '../closing.ts';
import { isClosed } from '../rules/close.ts';
import { burnHold, releaseHold } from '../rules/hold.ts';

export const expireHold = command(ExpireHold, {
  reads: ({ data }) => closingReads(data),
  decide: ({ data, envelope }, { account, escrow, hold }, { now, newId }) => {
    const stamp = { at: now.toISOString(), correlationId: envelope.correlationId, newId };
    if (!hold || hold.until > stamp.at) return accept({ released: 0 });
    if (isClosed(account)) {
      const burned = burnHold({ account, escrow }, hold, stamp);
      return accept({ released: 0 }, burned ? { save: closingChanges(burned) } : {});
    }
    const outcome = releaseHold({ account, escrow }, hold, data, 'expired', stamp);
    // What is closed stays so; what is in a frozen account expires with a later sweep.
    if (outcome.outcome !== 'closed') return accept({ released: 0 });
    const { closing } = outcome;
    const save = closingChanges(closing);
    return accept({ released: closing.hold.amount }, { save, emit: closingEvents(closing) });
  },
});
