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

/** What a user has set aside: the first to end, how many there are, and what they are together. */
export async function openHoldsOf(sql: Sql, userId: string, limit: number) {
  const open = () => sql('holds').where({ user_id: userId, state: 'open' });
  const rows: StoredRow[] = await open().orderBy(['until', 'cause']).limit(limit);
  const [sums] = await open().count({ total: '*' }).sum({ held: 'amount' });
  return {
    holds: rows
      .map(holds.fromStored)
      .map(({ cause, amount, reason, placedAt, until }) => ({ cause, amount, reason, placedAt, until })),
    total: Number(sums?.total),
    held: Number(sums?.held ?? 0),
  };
}
