import { invalidCursor, OpenHolds } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { openHolds as readOpenHolds } from '../tables/holds.ts';

/** `<user> <cause>` of the last hold on the page before. */
const CURSOR = /^([0-9a-f-]{36}) (.+)$/s;
const BEGINNING = ['', ''] as const;

export const openHolds = query(OpenHolds, {
  answer: async ({ userId, limit, cursor }, { sql }) => {
    const [, user, cause] = CURSOR.exec(cursor ?? '') ?? [];
    const after = user !== undefined && cause !== undefined ? ([user, cause] as const) : BEGINNING;
    if (cursor !== undefined && after === BEGINNING) return refuse(invalidCursor);
    const { rows, total, besitos } = await readOpenHolds(sql, { userId, after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      total,
      besitos,
      holds: page.map(({ cause: hold, amount, reason, placedAt, until, ...row }) => {
        return { userId: row.userId, hold, amount, reason, placedAt, until };
      }),
      next: rows.length > limit && last ? `${last.userId} ${last.cause}` : null,
    };
  },
});
