import { accountFrozen, BesitosAwarded, Credit, causeTaken } from '@yabot/contracts';
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
      case 'frozen':
        return refuse(accountFrozen, {}, { bury: [owed(data, newId())] });
      default:
        return credited satisfies never;
    }
  },
});

/** What somebody has earned waits in the dead letters; replayed once the account is open again, it is paid. */
const owed = (data: Parameters<typeof Credit.of>[0], id: string) => ({
  // The key of the refused credit would be answered with the refusal; the cause still pays once.
  command: Credit.of(data, { key: `owed:${id}` }),
  code: accountFrozen.code,
  reason: 'The account is frozen: replay this once it is open again',
});
