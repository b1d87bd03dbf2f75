import { invalidCursor, LedgerProof } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { decodeCursor, encodeCursor, PROOF_START, type ProofCursor } from '../rules/proof/cursor.ts';
import { type Fault, fault } from '../rules/proof/fault.ts';
import { sealedCount } from '../tables/checkpoints.ts';
import { atOneMoment, type Sql } from '../tables/moment.ts';
import { type Checked, proveStep } from '../tables/proof.ts';
import { unsealedSums } from '../tables/unsealed.ts';

/** How many rows a page proves, about: so few that other work hardly waits for it. */
const PAGE = 1_000;
/** More faults than anybody reads; the rest is counted. */
const MAX_FAULTS = 100;

export const ledgerProof = query(LedgerProof, {
  answer: async ({ cursor }, { sql }) => {
    const start = cursor === undefined ? PROOF_START : decodeCursor(cursor);
    if (!start) return refuse(invalidCursor);
    return atOneMoment(sql, (moment) => provePage(moment, start));
  },
});

async function provePage(moment: Sql, start: ProofCursor) {
  const faults: Fault[] = [];
  const checked: Checked = { movements: 0, entries: 0, accounts: 0, checkpoints: 0 };
  let cursor: ProofCursor | undefined = start;
  while (cursor && cursor.done - start.done < PAGE) {
    const step = await proveStep(moment, cursor, PAGE);
    faults.push(...step.faults);
    for (const [what, count] of Object.entries(step.checked)) checked[what as keyof Checked] += count;
    cursor = step.next;
  }
  return {
    checked,
    faults: shortened(faults),
    progress: cursor ? await progressAt(moment, cursor) : 1,
    next: cursor ? encodeCursor(cursor) : null,
  };
}

function shortened(faults: readonly Fault[]): Fault[] {
  if (faults.length <= MAX_FAULTS) return [...faults];
  const more = fault('more-faults', 'ledger', 0, faults.length - MAX_FAULTS);
  return [...faults.slice(0, MAX_FAULTS), more];
}

/** Each entry is looked at once in its chain, once in its movement and once in its checkpoint. */
async function progressAt(moment: Sql, { done }: ProofCursor): Promise<number> {
  const sealed = await sealedCount(moment);
  const { entries } = await unsealedSums(moment);
  return Math.min(done / Math.max(3 * (sealed + entries), 1), 0.99);
}
