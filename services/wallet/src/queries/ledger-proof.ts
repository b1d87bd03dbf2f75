import { invalidCursor, LedgerProof } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { decodeCursor, encodeCursor, PROOF_START } from '../rules/proof/cursor.ts';
import { type Fault, fault } from '../rules/proof/fault.ts';
import { atOneMoment } from '../tables/moment.ts';
import { progressAt, provePage } from '../tables/proof.ts';

/** How many rows a page proves, about: so few that other work hardly waits for it. */
const PAGE = 1_000;
/** More faults than anybody reads; the rest is counted. */
const MAX_FAULTS = 100;

export const ledgerProof = query(LedgerProof, {
  answer: async ({ cursor }, { sql }) => {
    const start = cursor === undefined ? PROOF_START : decodeCursor(cursor);
    if (!start) return refuse(invalidCursor);
    return atOneMoment(sql, async (moment) => {
      const { checked, faults, next } = await provePage(moment, start, PAGE);
      return {
        checked,
        faults: shortened(faults),
        progress: next ? await progressAt(moment, next) : 1,
        next: next ? encodeCursor(next) : null,
      };
    });
  },
});

function shortened(faults: readonly Fault[]): Fault[] {
  if (faults.length <= MAX_FAULTS) return [...faults];
  const more = fault('more-faults', 'ledger', 0, faults.length - MAX_FAULTS);
  return [...faults.slice(0, MAX_FAULTS), more];
}
