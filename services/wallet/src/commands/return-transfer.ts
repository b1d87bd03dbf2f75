import { accountFrozen, BesitosTransferred, ReturnTransfer } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { owed } from '../owed.ts';
import type { WalletResources } from '../resources.ts';
import { receivedCause, returnBesitos, returnedCause } from '../rules/arrival.ts';
import { accounts } from '../tables/accounts.ts';
import { changesOf } from '../tables/book.ts';
import { holders } from '../tables/holders.ts';
import { movements } from '../tables/movements.ts';
import { transfers } from '../tables/transfers.ts';

export const returnTransfer = command(ReturnTransfer, {
  reads: ({ data }) => ({
    account: accounts.ref(data.senderId),
    holder: holders.ref(data.senderId),
    transfer: transfers.ref(data.transferId),
    // Read only: it is written where the account of the recipient is.
    received: movements.ref(receivedCause(data.transferId)),
    returned: movements.ref(returnedCause(data.transferId)),
  }),
  decide: ({ data, envelope }, { received, returned, ...sender }, { now, newId, resources }) => {
    const { transferId, senderId, recipientId, amount, code } = data;
    const { timeZone } = resources as WalletResources;
    const { correlationId } = envelope;
    const stamp = { movementId: newId(), at: now.toISOString(), correlationId, timeZone, newId };
    const back = returnBesitos(sender, { received, returned }, data, stamp);
    switch (back.outcome) {
      case 'returned': {
        const { balance } = back.posting.movement;
        const told = { transferId, userId: senderId, otherUserId: recipientId, amount, balance, code };
        const emit = [BesitosTransferred.of({ ...told, direction: 'returned', withMessage: false })];
        const freed = back.holder ? [holders.put(back.holder)] : [];
        return accept({ balance }, { save: [...changesOf(back.posting), ...freed], emit });
      }
      case 'burned':
        return accept({ balance: 0 }, { save: back.postings.flatMap(changesOf) });
      case 'repeated':
        return accept({ balance: back.balance });
      case 'frozen':
        return refuse(accountFrozen, {}, owed(ReturnTransfer.of(data, { key: `owed:${newId()}` })));
      default:
        return back satisfies never;
    }
  },
});
