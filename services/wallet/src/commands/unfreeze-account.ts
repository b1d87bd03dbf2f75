import { accountUnknown, UnfreezeAccount } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import type { UserEntry } from '../rules/book.ts';
import { unfreeze } from '../rules/freeze.ts';
import { accounts } from '../tables/accounts.ts';
import { lastEntry } from '../tables/entries.ts';
import { freezes } from '../tables/freezes.ts';

export const unfreezeAccount = command(UnfreezeAccount, {
  reads: ({ data }) => ({ account: accounts.ref(data.userId), entries: lastEntry(data.userId) }),
  decide: ({ data, envelope }, { account, entries }, { now, newId }) => {
    if (!account) return refuse(accountUnknown);
    const { by, reason } = data;
    const { correlationId } = envelope;
    const last = entries.at(-1) as UserEntry | undefined;
    const change = unfreeze(account, last, {
      id: newId(),
      by,
      reason,
      at: now.toISOString(),
      correlationId,
    });
    if (!change) return accept({ balance: account.balance });
    const save = [accounts.put(change.account), freezes.insert(change.record)];
    return accept({ balance: change.account.balance }, { save });
  },
});
