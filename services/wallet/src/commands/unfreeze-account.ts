import { accountUnknown, UnfreezeAccount } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { type Entry, escrowAccount, type UserEntry } from '../rules/book.ts';
import { restoreEscrow, unfreeze } from '../rules/freeze.ts';
import { accounts } from '../tables/accounts.ts';
import { lastEntry } from '../tables/entries.ts';
import { freezes } from '../tables/freezes.ts';

export const unfreezeAccount = command(UnfreezeAccount, {
  reads: ({ data }) => ({
    account: accounts.ref(data.userId),
    entries: lastEntry(data.userId),
    escrow: accounts.ref(escrowAccount(data.userId)),
    escrowEntries: lastEntry(escrowAccount(data.userId)),
  }),
  decide: ({ data, envelope }, { account, entries, escrow, escrowEntries }, { now, newId }) => {
    if (!account) return refuse(accountUnknown);
    const { by, reason } = data;
    const { correlationId } = envelope;
    const stamp = () => ({ id: newId(), by, reason, at: now.toISOString(), correlationId });
    const change = unfreeze(account, last(entries), stamp());
    if (!change) return accept({ balance: account.balance });
    const aside = restoreEscrow(escrow, last(escrowEntries), stamp());
    const save = [change, ...(aside ? [aside] : [])].flatMap((each) => [
      accounts.put(each.account),
      freezes.insert(each.record),
    ]);
    return accept({ balance: change.account.balance }, { save });
  },
});

const last = (entries: readonly Entry[]) => entries.at(-1) as UserEntry | undefined;
