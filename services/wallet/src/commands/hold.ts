import {
  accountFrozen,
  causeTaken,
  DebitRejected,
  ExpireHold,
  endInPast,
  Hold,
  HoldPlaced,
  insufficientBesitos,
} from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { escrowAccount } from '../rules/book.ts';
import { placeHold } from '../rules/hold.ts';
import { accounts } from '../tables/accounts.ts';
import { innerChangesOf } from '../tables/book.ts';
import { holds } from '../tables/holds.ts';
import { movements } from '../tables/movements.ts';

export const hold = command(Hold, {
  reads: ({ data }) => ({
    account: accounts.ref(data.userId),
    escrow: accounts.ref(escrowAccount(data.userId)),
    earlier: movements.ref(data.cause),
  }),
  decide: ({ data, envelope }, { account, escrow, earlier }, { now, newId }) => {
    const { userId, amount, reason, cause } = data;
    const until = new Date(data.until).toISOString();
    const { correlationId } = envelope;
    const stamp = { movementId: newId(), at: now.toISOString(), correlationId };
    const placed = placeHold({ account, escrow }, earlier, { ...data, until }, stamp);
    const rejected = (code: string) => ({
      emit: [DebitRejected.of({ userId, amount, balance: account?.balance ?? 0, code, cause })],
    });
    switch (placed.outcome) {
      case 'held': {
        const { movementId, balance } = placed.posting.movement;
        const { held } = placed;
        return accept(
          { movementId, balance },
          {
            save: [...innerChangesOf(placed.posting), holds.insert(placed.hold)],
            emit: [HoldPlaced.of({ userId, hold: cause, reason, amount, until, balance, held })],
            send: [ExpireHold.of({ userId, hold: cause }, { key: `end:${movementId}`, at: new Date(until) })],
          },
        );
      }
      case 'repeated':
        return accept({ movementId: placed.movementId, balance: placed.balance });
      case 'insufficient': {
        const { balance, needed } = placed;
        return refuse(insufficientBesitos, { balance, needed }, rejected(insufficientBesitos.code));
      }
      case 'cause-taken':
        return refuse(causeTaken, {}, rejected(causeTaken.code));
      case 'frozen':
        return refuse(accountFrozen, {}, rejected(accountFrozen.code));
      case 'end-in-past':
        return refuse(endInPast, {}, rejected(endInPast.code));
      default:
        return placed satisfies never;
    }
  },
});
