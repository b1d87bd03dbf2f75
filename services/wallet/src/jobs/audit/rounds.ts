import { userEntryId } from '../../rules/book.ts';
import { sealedIds } from '../../rules/proof/checkpoints.ts';
import { PROOF_START, type ProofCursor } from '../../rules/proof/cursor.ts';
import type { Fault } from '../../rules/proof/fault.ts';
import { proveBalances, proveEntries, unsealedAfter } from '../../tables/audit.ts';
import { checkpointsFrom, newestCheckpoint } from '../../tables/checkpoints.ts';
import { atOneMoment, type Sql } from '../../tables/moment.ts';
import { type ProofPage, provePage, proveSums } from '../../tables/proof.ts';

/** How many rows a turn looks at, about: a few milliseconds. */
const TURN = 250;

/** A round of an audit: the faults of each of its turns. */
export type Round = AsyncIterable<readonly Fault[]>;

/** The whole book: every chain, movement and checkpoint. */
export async function* bookRound(sql: Sql): Round {
  let cursor: ProofCursor | undefined = PROOF_START;
  while (cursor) {
    const start: ProofCursor = cursor;
    const page: ProofPage = await atOneMoment(sql, (moment) => provePage(moment, start, TURN));
    yield page.faults;
    cursor = page.next;
  }
}

/** What is quick: every balance against its last entry, the entries that are new since the round before, the sums. */
export function balanceRounds(): (sql: Sql) => Round {
  let sealed: number | undefined;
  return async function* round(sql) {
    sealed ??= (await newestCheckpoint(sql))?.number ?? 0;
    yield* balances(sql);
    yield* waiting(sql);
    for (;;) {
      const found = await checkpointsFrom(sql, sealed + 1, TURN);
      if (found.length === 0) break;
      for (const checkpoint of found) yield* links(sql, sealedIds(checkpoint));
      sealed = found.at(-1)!.number;
    }
    yield await atOneMoment(sql, proveSums);
  };
}

async function* balances(sql: Sql): Round {
  let after: string | undefined = '';
  while (after !== undefined) {
    const page: Awaited<ReturnType<typeof proveBalances>> = await proveBalances(sql, after, TURN);
    yield page.faults;
    after = page.next;
  }
}

async function* waiting(sql: Sql): Round {
  let after = '';
  for (;;) {
    const found = await unsealedAfter(sql, after, TURN);
    if (found.length === 0) return;
    yield* links(
      sql,
      found.map(({ account, sequence }) => userEntryId(account, sequence)),
    );
    after = found.at(-1)!.id;
  }
}

async function* links(sql: Sql, ids: readonly string[]): Round {
  for (let start = 0; start < ids.length; start += TURN) {
    yield await proveEntries(sql, ids.slice(start, start + TURN));
  }
}
