import { accountFrozen, holdClosed, holdUnknown, Release } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { closingChanges, closingEvents, closingReads } from '../closing.ts';
import { owed } from '../owed.ts';
import { releaseHold } from '../rules/hold.ts';

export const release = command(Release, {
  reads: ({ data }) => closingReads(data),
  decide: ({ data, envelope }, { account, escrow, hold }, { now, newId }) => {
    const stamp = { at: now.toISOString(), correlationId: envelope.correlationId, newId };
    const outcome = releaseHold({ account, escrow }, hold, data, 'released', stamp);
    switch (outcome.outcome) {
      case 'closed': {
        const { closing } = outcome;
        const { amount, balance } = closing.hold;
        const save = closingChanges(closing);
        return accept({ released: amount, balance }, { save, emit: closingEvents(closing) });
      }
      case 'repeated':
        return accept({ released: outcome.hold.amount, balance: outcome.hold.balance });
      case 'unknown':
        return refuse(holdUnknown);
      case 'closed-before':
        return refuse(holdClosed, { state: outcome.state });
      case 'frozen':
        return refuse(accountFrozen, {}, owed(Release.of(data, { key: `owed:${newId()}` })));
      default:
        return outcome satisfies never;
    }
  },
});
