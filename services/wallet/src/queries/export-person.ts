import { ExportWalletPerson, invalidCursor, toParts } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { accounts } from '../tables/accounts.ts';
import { entriesBefore } from '../tables/entries.ts';
import { holders } from '../tables/holders.ts';
import { holdsOf } from '../tables/holds.ts';
import { lettersOf } from '../tables/transfers.ts';

const CURSOR = /^[1-9]\d{0,14}$/;
const AT_ONCE = 200;
/** So many of what there may be many of besides fit into the first page. */
const LATEST = 100;

/** The account comes with the first page; the cursor is the sequence of the last entry on the page before. */
export const exportPerson = query(ExportWalletPerson, {
  answer: async ({ userId, cursor }, { load, sql }) => {
    if (cursor !== undefined && !CURSOR.test(cursor)) return refuse(invalidCursor);
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
    const isFirst = cursor === undefined;
    const [account, holder, placed, letters, found] = await Promise.all([
      isFirst ? load(accounts.ref(userId)) : undefined,
      isFirst ? load(holders.ref(userId)) : undefined,
      isFirst ? holdsOf(sql, userId, LATEST) : [],
      isFirst ? lettersOf(sql, userId) : [],
      entriesBefore(sql, { userId, before, limit: AT_ONCE + 1 }),
    ]);
    const movements = found.slice(0, AT_ONCE);
    return {
      parts: toParts({
        account: account ? [{ ...account }] : [],
        holder: holder ? [{ ...holder }] : [],
        movements,
        holds: placed.map((row) => ({ ...row })),
        letters: letters.map((row) => ({ ...row })),
      }),
      next: found.length > AT_ONCE ? String(movements.at(-1)!.sequence) : null,
    };
  },
});
