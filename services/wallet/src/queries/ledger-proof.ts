import { invalidCursor, LedgerProof, MORE_FAULTS } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { decodeCursor, encodeCursor, PROOF_START } from '../rules/proof/cursor.ts';
import { differing, fault } from '../rules/proof/fault.ts';
import { type KnownFault, withAcknowledgements } from '../tables/acknowledgements.ts';
import { checkpointAt } from '../tables/checkpoints.ts';
import { atOneMoment } from '../tables/moment.ts';
import { progressAt, proofSince, provePage } from '../tables/proof.ts';

/** How many rows a page proves, about: so few that other work hardly waits for it. */
const PAGE = 1_000;
/** More faults than anybody reads; the rest is counted. */
const MAX_FAULTS = 100;

export const ledgerProof = query(LedgerProof, {
  answer: async ({ cursor, since }, { sql }) => {
    const given = cursor === undefined ? undefined : decodeCursor(cursor);
    if (cursor !== undefined && !given) return refuse(invalidCursor);
    return atOneMoment(sql, async (moment) => {
      const mark = given || !since ? undefined : await checkpointAt(moment, since.number);
      const rewritten =
        given || !since
          ? []
          : differing('checkpoint-rewritten', `checkpoint:${since.number}`, since.hash, mark?.hash);
      // What was remembered holds no more: all of it is proved anew.
      const start = given ?? (mark && rewritten.length === 0 ? proofSince(mark) : PROOF_START);
      const { checked, faults, next, proven } = await provePage(moment, start, PAGE);
      return {
        checked,
        faults: told(await withAcknowledgements(moment, [...rewritten, ...faults])),
        proven: proven ? { number: proven.number, hash: proven.hash } : null,
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
