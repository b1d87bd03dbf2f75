import { accountFrozen, BesitosTransferred, ReturnTransfer } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { owed } from '../owed.ts';
import { returnBesitos, returnedCause } from '../rules/transfer.ts';
import { accounts } from '../tables/accounts.ts';
import { changesOf } from '../tables/book.ts';
import { movements } from '../tables/movements.ts';

export const returnTransfer = command(ReturnTransfer, {
  reads: ({ data }) => ({
    account: accounts.ref(data.senderId),
    earlier: movements.ref(returnedCause(data.transferId)),
  }),
  decide: ({ data, envelope }, { account, earlier }, { now, newId }) => {
    const { transferId, senderId, recipientId, amount, code } = data;
    const stamp = { movementId: newId(), at: now.toISOString(), correlationId: envelope.correlationId };
    const returned = returnBesitos(account, earlier, data, stamp);
    switch (returned.outcome) {
      case 'arrived': {
        const { balance } = returned.posting.movement;
        const told = { transferId, userId: senderId, otherUserId: recipientId, amount, balance, code };
        const emit = [BesitosTransferred.of({ ...told, direction: 'returned', withMessage: false })];
        return accept({ balance }, { save: changesOf(returned.posting), emit });
      }
      case 'repeated':
        return accept({ balance: returned.balance });
      case 'unknown':
      case 'unavailable':
        return refuse(accountFrozen, {}, owed(ReturnTransfer.of(data, { key: `owed:${newId()}` })));
      default:
        return returned satisfies never;
    }
  },
});
