import { AccountClosed, accountFrozen, CloseAccount } from '@yabot/contracts';
import { accept, command, type Decision, refuse } from '@yabot/service-kit';
import { closingChanges, closingEvents } from '../closing.ts';
import { escrowAccount } from '../rules/book.ts';
import { close, isClosed } from '../rules/close.ts';
import { giveBackAll } from '../rules/hold.ts';
import { accounts } from '../tables/accounts.ts';
import { changesOf } from '../tables/book.ts';
import { freezes } from '../tables/freezes.ts';
import { openHoldsOf } from '../tables/holds.ts';

/** How many holds one command gives back; the next one goes on. */
const AT_ONCE = 100;

/** What is set aside goes back first, so that nothing of somebody who is gone waits for anything. */
export const closeAccount = command(CloseAccount, {
  first: true,
  reads: ({ data }) => ({
    account: accounts.ref(data.userId),
    escrow: accounts.ref(escrowAccount(data.userId)),
    holds: openHoldsOf(data.userId, AT_ONCE),
  }),
  decide: ({ data: { userId }, envelope }, { account, escrow, holds }, { now, newId }) => {
    if (isClosed(account)) return accept({ burned: 0 });
    const { correlationId } = envelope;
    const moment = { at: now.toISOString(), correlationId };
    const { accounts: after, closings } = giveBackAll({ account, escrow }, holds, { ...moment, newId });
    const given: Required<Pick<Decision, 'save' | 'emit'>> = {
      save: closings.flatMap(closingChanges),
      emit: closings.flatMap(closingEvents),
    };
    if (closings.length === AT_ONCE) {
      return accept({ burned: 0 }, { ...given, send: [CloseAccount.of({ userId }, { key: newId() })] });
    }
    const stamp = { id: newId(), movementId: newId(), ...moment };
    const closing = close(after.account, userId, stamp);
    if (!closing) return refuse(accountFrozen, {}, { bury: [toClose(userId, stamp.id)] });
    const burned = closing.posting?.movement.amount ?? 0;
    return accept(
      { burned },
      {
        save: [
          ...given.save,
          ...(closing.posting ? changesOf(closing.posting) : []),
          accounts.put(closing.account),
          freezes.insert(closing.record),
        ],
        emit: [...given.emit, AccountClosed.of({ userId, burned })],
      },
    );
  },
});

/** A person was erased while their account was frozen: replayed once it is open again, it is closed. */
const toClose = (userId: string, id: string) => ({
  // The key of the refused command would be answered with the refusal.
  command: CloseAccount.of({ userId }, { key: `close:${id}` }),
  code: accountFrozen.code,
  reason: 'The account is frozen: replay this once it is open again',
});
