import { Totals } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { mergeTotals } from '../rules/totals.ts';
import { accountSums } from '../tables/accounts.ts';
import { newestCheckpoint } from '../tables/checkpoints.ts';
import { atOneMoment } from '../tables/moment.ts';
import { unsealedSums } from '../tables/unsealed.ts';

/** What is sealed is summed up in the last checkpoint, so only what came since is counted. */
export const totals = query(Totals, {
  answer: (_, { sql }) =>
    atOneMoment(sql, async (moment) => {
      const sealed = await newestCheckpoint(moment);
      const since = await unsealedSums(moment);
      const { balances, accounts } = await accountSums(moment);
      const byReason = mergeTotals(sealed?.totals ?? [], since.byReason);
      const sum = (side: 'minted' | 'burned') => byReason.reduce((total, each) => total + each[side], 0);
      return { minted: sum('minted'), burned: sum('burned'), balances, accounts, byReason };
    }),
});
