import { EconomyReport } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import type { ReasonTotal } from '../rules/book.ts';
import { concentrationOf, flowOf, supplyOf } from '../rules/economy.ts';
import { mergeTotals } from '../rules/totals.ts';
import { accountSums, spreadOfBalances } from '../tables/accounts.ts';
import { newestCheckpoint, totalsAt } from '../tables/checkpoints.ts';
import { atOneMoment } from '../tables/moment.ts';
import { unsealedSums } from '../tables/unsealed.ts';

const DAY_MS = 86_400_000;

/** Read from checkpoints, which are there anyway; only what is not sealed yet is counted, and balances part by part. */
export const economyReport = query(EconomyReport, {
  answer: async ({ days }, { sql, now }) => {
    const today = Date.parse(now.toISOString().slice(0, 'yyyy-mm-dd'.length));
    const midnights = Array.from(
      { length: days },
      (_, index) => new Date(today - (days - 1 - index) * DAY_MS),
    );
    const spread = await spreadOfBalances(sql);
    return atOneMoment(sql, async (moment) => {
      const sealed = await newestCheckpoint(moment);
      const { byReason } = await unsealedSums(moment);
      const latest = mergeTotals(sealed?.totals ?? [], byReason);
      const begins: (readonly ReasonTotal[])[] = [];
      for (const midnight of midnights) begins.push(await totalsAt(moment, midnight.toISOString()));
      const ends = midnights.map((midnight, index) => ({
        day: midnight.toISOString().slice(0, 'yyyy-mm-dd'.length),
        totals: begins[index + 1] ?? latest,
      }));
      const { balances, held } = await accountSums(moment);
      const supply = supplyOf(latest);
      return {
        supply,
        held,
        inTransit: supply - balances,
        ...flowOf(begins[0] ?? [], ends),
        ...concentrationOf(spread),
      };
    });
  },
});
