import { BoostEnded, boostUnknown, CancelBoost, EVERYONE } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { cancelBoost as cancel } from '../rules/boost.ts';
import { accounts } from '../tables/accounts.ts';

export const cancelBoost = command(CancelBoost, {
  reads: ({ data }) => ({ account: accounts.ref(data.userId ?? EVERYONE) }),
  decide: ({ data: { userId, cause } }, { account }, { now }) => {
    const ended = cancel(account, cause);
    if (!ended) return refuse(boostUnknown);
    const { factor, reasons } = ended.boost;
    const until = now.toISOString();
    const emit = [BoostEnded.of({ userId, cause, factor, reasons: [...reasons], until })];
    return accept({}, { save: [accounts.put(ended.account)], emit });
  },
});
