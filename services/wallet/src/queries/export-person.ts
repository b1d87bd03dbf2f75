import { ExportWalletPerson, invalidCursor, toParts } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { accounts } from '../tables/accounts.ts';
import { entriesBefore } from '../tables/entries.ts';
import { lettersOf } from '../tables/transfers.ts';

const CURSOR = /^[1-9]\d{0,14}$/;
const AT_ONCE = 200;

/** The account comes with the first page; the cursor is the sequence of the last entry on the page before. */
export const exportPerson = query(ExportWalletPerson, {
  answer: async ({ userId, cursor }, { load, sql }) => {
    if (cursor !== undefined && !CURSOR.test(cursor)) return refuse(invalidCursor);
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
    const [account, letters, found] = await Promise.all([
      cursor === undefined ? load(accounts.ref(userId)) : undefined,
      cursor === undefined ? lettersOf(sql, userId) : [],
      entriesBefore(sql, { userId, before, limit: AT_ONCE + 1 }),
    ]);
    const movements = found.slice(0, AT_ONCE);
    return {
      parts: toParts({
        account: account ? [{ ...account }] : [],
        movements,
        letters: letters.map((row) => ({ ...row })),
      }),
      next: found.length > AT_ONCE ? String(movements.at(-1)!.sequence) : null,
    };
  },
});
