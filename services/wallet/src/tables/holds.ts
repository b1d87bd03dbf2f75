import { type StoredRow, sqlTable } from '@yabot/service-kit';
import type { HoldRow } from '../rules/book.ts';
import type { Sql } from './moment.ts';

/** The key is the cause: besitos are set aside once for it. */
export const holds = sqlTable<HoldRow>('holds', {
  key: 'cause',
  columns: {
    cause: 'text',
    movementId: 'text',
    userId: 'text',
    amount: 'integer',
    reason: 'text',
    until: 'text',
    state: 'text',
    captured: 'integer',
    balance: 'integer',
    placedAt: 'text',
    closedAt: 'text',
  },
});

/** Holds that are over and still open. */
export const holdsUntil = (at: string, limit: number) =>
  holds.lookup((sql) =>
    sql('holds').where('state', 'open').where('until', '<=', at).orderBy('until').limit(limit),
  );

/** What a user has set aside, for a decision. */
export const openHoldsOf = (userId: string, limit: number) =>
  holds.lookup((sql) => sql('holds').where({ state: 'open', user_id: userId }).orderBy('cause').limit(limit));

/** Whose holds, how many, and after which. */
interface HoldsWanted {
  readonly userId?: string | undefined;
  readonly after: readonly [userId: string, cause: string];
  readonly limit: number;
}

/** What is set aside, by user and cause, and how many holds and besitos that is in all. */
export async function openHolds(sql: Sql, { userId, after, limit }: HoldsWanted) {
  const open = () => sql('holds').where({ state: 'open', ...(userId ? { user_id: userId } : {}) });
  const [rows, [all]] = await Promise.all([
    open()
      .whereRaw('(user_id, cause) > (?, ?)', [...after])
      .orderBy(['user_id', 'cause'])
      .limit(limit),
    open().count({ total: '*' }).sum({ besitos: 'amount' }),
  ]);
  return {
    rows: rows.map(holds.fromStored),
    total: Number(all?.total),
    besitos: Number(all?.besitos ?? 0),
  };
}

/** All holds there ever were of a user, the latest first, for a query. */
export async function holdsOf(sql: Sql, userId: string, limit: number): Promise<HoldRow[]> {
  const rows = await sql('holds').where('user_id', userId).orderBy('placed_at', 'desc').limit(limit);
  return rows.map(holds.fromStored);
}

/** What is set aside, by reason. */
export async function heldByReason(sql: Sql): Promise<{ reason: string; held: number }[]> {
  const rows: StoredRow[] = await sql('holds')
    .where('state', 'open')
    .groupBy('reason')
    .orderBy('reason')
    .select('reason')
    .sum({ held: 'amount' });
  return rows.map(({ reason, held }) => ({ reason: String(reason), held: Number(held) }));
}
