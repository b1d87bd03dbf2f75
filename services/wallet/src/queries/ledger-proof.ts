import { invalidCursor, LedgerProof, MORE_FAULTS } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { decodeCursor, encodeCursor, PROOF_START } from '../rules/proof/cursor.ts';
import { fault } from '../rules/proof/fault.ts';
import { type KnownFault, withAcknowledgements } from '../tables/acknowledgements.ts';
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
        faults: told(await withAcknowledgements(moment, faults)),
        progress: next ? await progressAt(moment, next) : 1,
        next: next ? encodeCursor(next) : null,
      };
    });
  },
});

type Told = typeof LedgerProof.sampleResult.faults;

/** What nobody has acknowledged comes first, so that the known hides nothing new. */
function told(faults: readonly KnownFault[]): Told {
  const open = faults.flatMap((each) => (each.acknowledged ? [] : [each.fault]));
  const known = faults.flatMap(({ fault: each, acknowledged }) => {
    if (!acknowledged) return [];
    const { by, reason, at } = acknowledged;
    return [{ ...each, acknowledged: { by, reason, at } }];
  });
  return [...shortened(open), ...known.slice(0, MAX_FAULTS)];
}

function shortened(faults: Told): Told {
  if (faults.length <= MAX_FAULTS) return faults;
  const more = fault(MORE_FAULTS.code, MORE_FAULTS.subject, 0, faults.length - MAX_FAULTS);
  return [...faults.slice(0, MAX_FAULTS), more];
}
