import { AccountClosed, accountFrozen, CloseAccount } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { close, isClosed } from '../rules/close.ts';
import { accounts } from '../tables/accounts.ts';
import { changesOf } from '../tables/book.ts';
import { freezes } from '../tables/freezes.ts';

export const closeAccount = command(CloseAccount, {
  reads: ({ data }) => ({ account: accounts.ref(data.userId) }),
  decide: ({ data: { userId }, envelope }, { account }, { now, newId }) => {
    if (isClosed(account)) return accept({ burned: 0 });
    const { correlationId } = envelope;
    const stamp = { id: newId(), movementId: newId(), at: now.toISOString(), correlationId };
    const closing = close(account, userId, stamp);
    if (!closing) return refuse(accountFrozen, {}, { bury: [toClose(userId, stamp.id)] });
    const burned = closing.posting?.movement.amount ?? 0;
    return accept(
      { burned },
      {
        save: [
          ...(closing.posting ? changesOf(closing.posting) : []),
          accounts.put(closing.account),
          freezes.insert(closing.record),
        ],
        emit: [AccountClosed.of({ userId, burned })],
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
