import type { StoredRow } from '@yabot/service-kit';
import type { Sql } from './moment.ts';

interface Period {
  readonly userId: string;
  readonly from: string;
  readonly until: string;
}

/** What a user had before and after a period, and what came and went within. */
export async function statementOf(sql: Sql, { userId, from, until }: Period) {
  const booked = () =>
    sql('entries as e').join('movements as m', 'm.movement_id', 'e.movement_id').where('e.account', userId);
  const balanceBefore = async (at: string) => {
    const [last] = await booked()
      .where('m.at', '<', at)
      .orderBy('e.sequence', 'desc')
      .limit(1)
      .select('e.balance');
    return Number(last?.balance ?? 0);
  };
  const rows: StoredRow[] = await booked()
    .where('m.at', '>=', from)
    .where('m.at', '<', until)
    .groupBy('m.reason')
    .orderBy('m.reason')
    .select('m.reason')
    .count({ entries: '*' })
    .max({ last: 'e.sequence' })
    .select(sql.raw('sum(case when e.amount > 0 then e.amount else 0 end) as came'))
    .select(sql.raw('sum(case when e.amount < 0 then -e.amount else 0 end) as went'));
  return {
    opening: await balanceBefore(from),
    closing: await balanceBefore(until),
    entries: rows.reduce((sum, row) => sum + Number(row.entries), 0),
    byReason: rows.map((row) => ({
      reason: String(row.reason),
      came: Number(row.came),
      went: Number(row.went),
    })),
    ...(rows.length > 0 ? { last: Math.max(...rows.map((row) => Number(row.last))) } : {}),
  };
}
