import { accountFrozen, Capture, holdClosed, holdTooSmall, holdUnknown } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { closingChanges, closingEvents, closingReads } from '../closing.ts';
import { owed } from '../owed.ts';
import { captureHold } from '../rules/hold.ts';

export const capture = command(Capture, {
  reads: ({ data }) => closingReads(data),
  decide: ({ data, envelope }, { account, escrow, hold }, { now, newId }) => {
    const { userId, amount } = data;
    const stamp = { at: now.toISOString(), correlationId: envelope.correlationId, newId };
    const outcome = captureHold({ account, escrow }, hold, { userId, amount }, stamp);
    switch (outcome.outcome) {
      case 'closed': {
        const { closing } = outcome;
        return accept(capturedOf(closing.hold), {
          save: closingChanges(closing),
          emit: closingEvents(closing),
        });
      }
      case 'repeated':
        return accept(capturedOf(outcome.hold));
      case 'unknown':
        return refuse(holdUnknown);
      case 'closed-before':
        return refuse(holdClosed, { state: outcome.state });
      case 'too-small':
        return refuse(holdTooSmall, { held: outcome.held, needed: outcome.needed });
      case 'frozen':
        return refuse(accountFrozen, {}, owed(Capture.of(data, { key: `owed:${newId()}` })));
      default:
        return outcome satisfies never;
    }
  },
});

const capturedOf = ({
  amount,
  captured,
  balance,
}: {
  amount: number;
  captured: number;
  balance: number;
}) => ({
  captured,
  released: amount - captured,
  balance,
});
