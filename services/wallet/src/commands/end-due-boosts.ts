import { EndBoost, EndDueBoosts, EVERYONE } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { boostedAccounts } from '../tables/accounts.ts';

export const endDueBoosts = command(EndDueBoosts, {
  reads: () => ({ boosted: boostedAccounts() }),
  decide: ({ data: { at } }, { boosted }) => {
    const due = boosted.flatMap(({ userId, boosts }) =>
      (boosts ?? []).filter(({ until }) => until <= at).map(({ cause }) => ({ userId, cause })),
    );
    const send = due.map(({ userId, cause }) =>
      EndBoost.of(
        { userId: userId === EVERYONE ? null : userId, cause },
        { key: `sweep:${at}:${userId}:${cause}` },
      ),
    );
    return accept({ due: due.length }, { send });
  },
});
