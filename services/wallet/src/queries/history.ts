import { History, invalidCursor } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { entriesBefore } from '../tables/entries.ts';

const CURSOR = /^[1-9]\d{0,14}$/;

/** The cursor is the sequence of the last entry on the page before. */
export const history = query(History, {
  answer: async ({ userId, limit, cursor }, { sql }) => {
    if (cursor !== undefined && !CURSOR.test(cursor)) return refuse(invalidCursor);
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
    const found = await entriesBefore(sql, { userId, before, limit: limit + 1 });
    const entries = found.slice(0, limit);
    return { entries, next: found.length > limit ? String(entries.at(-1)!.sequence) : null };
  },
});
