import { Totals } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { isReason } from '../rules/kinds.ts';
import { mergeTotals } from '../rules/totals.ts';
import { accountSums } from '../tables/accounts.ts';
import { newestCheckpoint } from '../tables/checkpoints.ts';
import { heldByReason } from '../tables/holds.ts';
import { atOneMoment } from '../tables/moment.ts';
import { unsealedSums } from '../tables/unsealed.ts';

/** What is sealed is summed up in the last checkpoint, so only what came since is counted. */
export const totals = query(Totals, {
  answer: (_, { sql }) =>
    atOneMoment(sql, async (moment) => {
      const sealed = await newestCheckpoint(moment);
      const since = await unsealedSums(moment);
      const { balances, held, accounts } = await accountSums(moment);
      const all = mergeTotals(sealed?.totals ?? [], since.byReason);
      const byReason = all.filter(({ reason }) => isReason(reason));
      const sum = (side: 'minted' | 'burned') => byReason.reduce((total, each) => total + each[side], 0);
      const inTransit = sum('minted') - sum('burned') - balances;
      return {
        minted: sum('minted'),
        burned: sum('burned'),
        balances: balances - held,
        held,
        inTransit,
        heldByReason: await heldByReason(moment),
        accounts,
        byReason,
      };
    }),
});
