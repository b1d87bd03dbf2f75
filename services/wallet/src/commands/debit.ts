import {
  accountFrozen,
  BesitosSpent,
  causeTaken,
  Debit,
  DebitRejected,
  insufficientBesitos,
} from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { debitAccount } from '../rules/move.ts';
import { accounts } from '../tables/accounts.ts';
import { changesOf } from '../tables/book.ts';
import { movements } from '../tables/movements.ts';

export const debit = command(Debit, {
  reads: ({ data }) => ({ account: accounts.ref(data.userId), earlier: movements.ref(data.cause) }),
  decide: ({ data, envelope }, { account, earlier }, { now, newId }) => {
    const { userId, amount, cause } = data;
    const { correlationId } = envelope;
    const stamp = { movementId: newId(), at: now.toISOString(), correlationId };
    const debited = debitAccount(account, earlier, data, stamp);
    const rejected = (code: string) => ({
      emit: [DebitRejected.of({ userId, amount, balance: account?.balance ?? 0, code, cause })],
    });
    switch (debited.outcome) {
      case 'moved': {
        const { movementId, balance } = debited.posting.movement;
        const emit = [BesitosSpent.of({ ...data, balance })];
        return accept({ movementId, balance }, { save: changesOf(debited.posting), emit });
      }
      case 'repeated':
        return accept({ movementId: debited.movementId, balance: debited.balance });
      case 'insufficient': {
        const { balance, needed } = debited;
        return refuse(insufficientBesitos, { balance, needed }, rejected(insufficientBesitos.code));
      }
      case 'cause-taken':
        return refuse(causeTaken, {}, rejected(causeTaken.code));
      case 'frozen':
        return refuse(accountFrozen, {}, rejected(accountFrozen.code));
      default:
        return debited satisfies never;
    }
  },
});
