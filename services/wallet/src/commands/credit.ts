import {
  accountClosed,
  accountFrozen,
  BesitosAwarded,
  Credit,
  causeTaken,
  EVERYONE,
  mintingCapped,
} from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { owed } from '../owed.ts';
import type { WalletResources } from '../resources.ts';
import { isClosed } from '../rules/close.ts';
import { mayMintAll } from '../rules/minting.ts';
import { creditAccount } from '../rules/move.ts';
import type { Posting } from '../rules/post.ts';
import { accounts } from '../tables/accounts.ts';
import { changesOf } from '../tables/book.ts';
import { movements } from '../tables/movements.ts';

export const credit = command(Credit, {
  reads: ({ data }) => ({
    account: accounts.ref(data.userId),
    everyone: accounts.ref(EVERYONE),
    earlier: movements.ref(data.cause),
  }),
  decide: ({ data, envelope }, { account, everyone, earlier }, { now, newId, resources }) => {
    const { economy, minted } = resources as WalletResources;
    const { correlationId } = envelope;
    const stamp = { movementId: newId(), at: now.toISOString(), correlationId };
    const credited = creditAccount(account, earlier, data, stamp, { everyone, newId });
    switch (credited.outcome) {
      case 'moved': {
        const { posting, boost } = credited;
        const postings = boost ? [boost, posting] : [posting];
        const wanted = postings.map(({ movement }) => movement);
        if (!mayMintAll(wanted, economy.mint, minted.byReason)) {
          return refuse(
            mintingCapped,
            { reason: data.reason },
            owed(later(data, newId()), mintingCapped.code),
          );
        }
        const { movementId, balance } = posting.movement;
        return accept(
          { movementId, balance },
          { save: postings.flatMap(changesOf), emit: postings.map(awarded(data)) },
        );
      }
      case 'repeated':
        return accept({ movementId: credited.movementId, balance: credited.balance });
      case 'cause-taken':
        return refuse(causeTaken);
      case 'frozen':
        if (isClosed(account)) return refuse(accountClosed);
        return refuse(accountFrozen, {}, owed(later(data, newId())));
      default:
        return credited satisfies never;
    }
  },
});

const awarded =
  ({ quiet }: { readonly quiet?: boolean | undefined }) =>
  ({ movement: { userId, amount, balance, reason, cause } }: Posting) =>
    BesitosAwarded.of({ userId, amount, balance, reason, cause, ...(quiet ? { quiet } : {}) });

/** The same credit under a key of its own; the cause still pays once. */
const later = (data: Parameters<typeof Credit.of>[0], id: string) => Credit.of(data, { key: `owed:${id}` });
