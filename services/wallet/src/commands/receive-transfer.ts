import {
  accountUnknown,
  BesitosTransferred,
  ReceiveTransfer,
  ReturnTransfer,
  recipientUnavailable,
} from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { receiveBesitos, receivedCause } from '../rules/transfer.ts';
import { accounts } from '../tables/accounts.ts';
import { changesOf } from '../tables/book.ts';
import { holders } from '../tables/holders.ts';
import { movements } from '../tables/movements.ts';

export const receiveTransfer = command(ReceiveTransfer, {
  reads: ({ data }) => ({
    account: accounts.ref(data.recipientId),
    holder: holders.ref(data.recipientId),
    earlier: movements.ref(receivedCause(data.transferId)),
  }),
  decide: ({ data, envelope }, { account, holder, earlier }, { now, newId }) => {
    const { transferId, senderId, recipientId, amount, withMessage } = data;
    const { correlationId } = envelope;
    const stamp = { movementId: newId(), at: now.toISOString(), correlationId, now };
    const received = receiveBesitos({ account, holder }, earlier, data, stamp);
    const goingBack = (code: string) =>
      accept(
        { received: false },
        {
          send: [ReturnTransfer.of({ transferId, senderId, recipientId, amount, code }, { key: transferId })],
        },
      );
    switch (received.outcome) {
      case 'arrived': {
        const { balance } = received.posting.movement;
        const told = { transferId, userId: recipientId, otherUserId: senderId, amount, balance, withMessage };
        const emit = [BesitosTransferred.of({ ...told, direction: 'received' })];
        return accept({ received: true }, { save: changesOf(received.posting), emit });
      }
      case 'repeated':
        return accept({ received: true });
      case 'unknown':
        return goingBack(accountUnknown.code);
      case 'unavailable':
        return goingBack(recipientUnavailable.code);
      default:
        return received satisfies never;
    }
  },
});
