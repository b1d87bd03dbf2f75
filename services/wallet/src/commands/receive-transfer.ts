import {
  accountUnknown,
  BesitosTransferred,
  ReceiveTransfer,
  ReturnTransfer,
  recipientUnavailable,
} from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { receiveBesitos, receivedCause, returnedCause } from '../rules/arrival.ts';
import { accounts } from '../tables/accounts.ts';
import { changesOf } from '../tables/book.ts';
import { holders } from '../tables/holders.ts';
import { movements } from '../tables/movements.ts';

export const receiveTransfer = command(ReceiveTransfer, {
  reads: ({ data }) => ({
    account: accounts.ref(data.recipientId),
    holder: holders.ref(data.recipientId),
    received: movements.ref(receivedCause(data.transferId)),
    // Read only: it is written where the account of the sender is.
    returned: movements.ref(returnedCause(data.transferId)),
  }),
  decide: ({ data, envelope }, { account, holder, ...moved }, { now, newId }) => {
    const { transferId, senderId, recipientId, amount, withMessage } = data;
    const { correlationId } = envelope;
    const stamp = { movementId: newId(), at: now.toISOString(), correlationId, now };
    const arrival = receiveBesitos({ account, holder }, moved, data, stamp);
    const goingBack = (code: string) =>
      accept(
        { received: false },
        {
          send: [ReturnTransfer.of({ transferId, senderId, recipientId, amount, code }, { key: transferId })],
        },
      );
    switch (arrival.outcome) {
      case 'arrived': {
        const { balance } = arrival.posting.movement;
        const told = { transferId, userId: recipientId, otherUserId: senderId, amount, balance, withMessage };
        const emit = [BesitosTransferred.of({ ...told, direction: 'received' })];
        return accept({ received: true }, { save: changesOf(arrival.posting), emit });
      }
      case 'repeated':
        return accept({ received: true });
      case 'went-back':
        return accept({ received: false });
      case 'unknown':
        return goingBack(accountUnknown.code);
      case 'unavailable':
        return goingBack(recipientUnavailable.code);
      default:
        return arrival satisfies never;
    }
  },
});
