import { sqlTable } from '@yabot/service-kit';
import type { ReasonTotal, Unsealed } from '../rules/book.ts';
import type { Sql } from './moment.ts';

/** What waits for the next checkpoint. Written with each movement, so nobody has to ask the book what is new in it. */
export const unsealed = sqlTable<Unsealed>('unsealed', {
  key: 'id',
  columns: {
    id: 'text',
    account: 'text',
    sequence: 'integer',
    amount: 'integer',
    reason: 'text',
    hash: 'text',
  },
});

export const firstUnsealed = (limit: number) =>
  unsealed.lookup((sql) => sql('unsealed').orderBy('id').limit(limit));

/** What waits, summed up. */
export async function unsealedSums(sql: Sql): Promise<{ entries: number; byReason: ReasonTotal[] }> {
  const rows: Record<string, unknown>[] = await sql('unsealed')
    .groupBy('reason')
    .select('reason')
    .count({ entries: '*' })
    .select(sql.raw('sum(case when amount > 0 then amount else 0 end) as minted'))
    .select(sql.raw('sum(case when amount < 0 then -amount else 0 end) as burned'));
  return {
    entries: rows.reduce((sum, row) => sum + Number(row.entries), 0),
    byReason: rows.map((row) => ({
      reason: String(row.reason),
      minted: Number(row.minted),
      burned: Number(row.burned),
    })),
  };
}
