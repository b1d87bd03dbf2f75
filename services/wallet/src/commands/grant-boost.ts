import {
  BoostStarted,
  causeTaken,
  EndBoost,
  EVERYONE,
  endInPast,
  GrantBoost,
  tooManyBoosts,
} from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { grantBoost as grant, MOST_BOOSTS } from '../rules/boost.ts';
import { accounts } from '../tables/accounts.ts';

export const grantBoost = command(GrantBoost, {
  reads: ({ data }) => ({ account: accounts.ref(data.userId ?? EVERYONE) }),
  decide: ({ data }, { account }, { now }) => {
    const { userId, factor, reasons, cause } = data;
    const until = new Date(data.until).toISOString();
    const granted = grant(account, userId ?? EVERYONE, { cause, factor, reasons, until }, now.toISOString());
    switch (granted.outcome) {
      case 'granted':
        return accept(
          { until },
          {
            save: [accounts.put(granted.account)],
            emit: [BoostStarted.of({ userId, cause, factor, reasons, until })],
            send: [EndBoost.of({ userId, cause }, { key: `${cause}:${until}`, at: new Date(until) })],
          },
        );
      case 'repeated':
        return accept({ until: granted.boost.until });
      case 'cause-taken':
        return refuse(causeTaken);
      case 'end-in-past':
        return refuse(endInPast);
      case 'too-many':
        return refuse(tooManyBoosts, { most: MOST_BOOSTS });
      default:
        return granted satisfies never;
    }
  },
});
