import { BoostEnded, EndBoost, EVERYONE } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { endBoost as end } from '../rules/boost.ts';
import { accounts } from '../tables/accounts.ts';

export const endBoost = command(EndBoost, {
  reads: ({ data }) => ({ account: accounts.ref(data.userId ?? EVERYONE) }),
  decide: ({ data: { userId, cause } }, { account }, { now }) => {
    const ended = end(account, cause, now.toISOString());
    if (!ended) return accept({ ended: false });
    const { factor, reasons, until } = ended.boost;
    const emit = [BoostEnded.of({ userId, cause, factor, reasons: [...reasons], until })];
    return accept({ ended: true }, { save: [accounts.put(ended.account)], emit });
  },
});
