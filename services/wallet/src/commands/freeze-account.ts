import { FreezeAccount } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { freeze } from '../rules/freeze.ts';
import { accounts } from '../tables/accounts.ts';
import { freezes } from '../tables/freezes.ts';

export const freezeAccount = command(FreezeAccount, {
  reads: ({ data }) => ({ account: accounts.ref(data.userId) }),
  decide: ({ data, envelope }, { account }, { now, newId }) => {
    // Without an account there is nothing that could be spent; that it is missing is told all the same.
    if (!account) return accept({ frozen: false });
    const { correlationId } = envelope;
    const stamp = { id: newId(), by: 'audit', reason: data.fault, at: now.toISOString(), correlationId };
    const change = freeze(account, data.fault, stamp);
    const save = change ? [accounts.put(change.account), freezes.insert(change.record)] : [];
    return accept({ frozen: true }, { save });
  },
});
