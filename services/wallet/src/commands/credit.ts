import { BesitosAwarded, Credit, causeTaken } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { creditAccount } from '../rules/move.ts';
import { accounts } from '../tables/accounts.ts';
import { changesOf } from '../tables/book.ts';
import { movements } from '../tables/movements.ts';

export const credit = command(Credit, {
  reads: ({ data }) => ({ account: accounts.ref(data.userId), earlier: movements.ref(data.cause) }),
  decide: ({ data, envelope }, { account, earlier }, { now, newId }) => {
    const { correlationId } = envelope;
    const stamp = { movementId: newId(), at: now.toISOString(), correlationId };
    const credited = creditAccount(account, earlier, data, stamp);
    switch (credited.outcome) {
      case 'moved': {
        const { movementId, balance } = credited.posting.movement;
        const emit = [BesitosAwarded.of({ ...data, balance })];
        return accept({ movementId, balance }, { save: changesOf(credited.posting), emit });
      }
      case 'repeated':
        return accept({ movementId: credited.movementId, balance: credited.balance });
      case 'cause-taken':
        return refuse(causeTaken);
      default:
        return credited satisfies never;
    }
  },
});
