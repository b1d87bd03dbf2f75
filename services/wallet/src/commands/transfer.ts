import {
  accountFrozen,
  accountTooNew,
  accountUnknown,
  BesitosTransferred,
  causeTaken,
  confirmationNeeded,
  insufficientBesitos,
  ReceiveTransfer,
  recipientUnavailable,
  selfTransfer,
  Transfer,
  transferDayLimit,
  transfersBarred,
  transferTooLarge,
} from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import type { WalletResources } from '../resources.ts';
import { sendBesitos } from '../rules/transfer.ts';
import { accounts } from '../tables/accounts.ts';
import { changesOf } from '../tables/book.ts';
import { holders } from '../tables/holders.ts';
import { movements } from '../tables/movements.ts';
import { transfers } from '../tables/transfers.ts';

export const transfer = command(Transfer, {
  reads: ({ data }) => ({
    account: accounts.ref(data.senderId),
    holder: holders.ref(data.senderId),
    // Read only: the other half is decided where this one's rows are written.
    otherAccount: accounts.ref(data.recipientId),
    otherHolder: holders.ref(data.recipientId),
    earlier: movements.ref(data.cause),
  }),
  decide: ({ data, envelope }, rows, { now, newId, resources }) => {
    const sender = { account: rows.account, holder: rows.holder };
    const recipient = { account: rows.otherAccount, holder: rows.otherHolder };
    const { economy, timeZone } = resources as WalletResources;
    const rules = { limits: economy.transfers, timeZone, now };
    const stamp = {
      movementId: newId(),
      at: now.toISOString(),
      correlationId: envelope.correlationId,
    };
    const sent = sendBesitos(sender, recipient, rows.earlier, data, rules, stamp);
    switch (sent.outcome) {
      case 'sent': {
        const { transferId, senderId, recipientId, amount, message } = sent.transfer;
        const withMessage = message !== null;
        const { balance } = sent.posting.movement;
        const told = { transferId, userId: senderId, otherUserId: recipientId, amount, balance, withMessage };
        const arriving = { transferId, senderId, recipientId, amount, withMessage };
        return accept(
          { transferId, balance },
          {
            save: [...changesOf(sent.posting), transfers.insert(sent.transfer), holders.put(sent.holder)],
            emit: [BesitosTransferred.of({ ...told, direction: 'sent' })],
            send: [ReceiveTransfer.of(arriving, { key: transferId })],
          },
        );
      }
      case 'repeated':
        return accept({ transferId: sent.transferId, balance: sent.balance });
      case 'insufficient':
        return refuse(insufficientBesitos, { balance: sent.balance, needed: sent.needed });
      case 'too-large':
        return refuse(transferTooLarge, { most: sent.most });
      case 'too-new':
        return refuse(accountTooNew, { from: sent.from });
      case 'day-limit':
        return refuse(transferDayLimit, { left: sent.left, mostPerDay: sent.mostPerDay });
      case 'unconfirmed':
        return refuse(confirmationNeeded, { amount: sent.amount });
      case 'cause-taken':
        return refuse(causeTaken);
      case 'frozen':
        return refuse(accountFrozen);
      case 'self':
        return refuse(selfTransfer);
      case 'barred':
        return refuse(transfersBarred);
      case 'unknown':
        return refuse(accountUnknown);
      case 'unavailable':
        return refuse(recipientUnavailable);
      default:
        return sent satisfies never;
    }
  },
});
