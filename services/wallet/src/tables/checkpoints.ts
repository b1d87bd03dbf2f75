import { sqlTable } from '@yabot/service-kit';
import type { Checkpoint, ReasonTotal } from '../rules/book.ts';
import type { Sql } from './moment.ts';

export const checkpoints = sqlTable<Checkpoint>('checkpoints', {
  key: 'number',
  columns: {
    number: 'integer',
    at: 'text',
    entries: 'integer',
    amount: 'integer',
    ranges: 'json',
    sealedEntries: 'integer',
    totals: 'json',
    previous: 'text',
    hash: 'text',
  },
});

/** The newest checkpoint, for a decision. */
export const lastCheckpoint = () => checkpoints.lookup((sql) => newest(sql));

/** The newest checkpoint, for a query. */
export async function newestCheckpoint(sql: Sql): Promise<Checkpoint | undefined> {
  return (await newest(sql)).map(checkpoints.fromStored)[0];
}

/** How many entries are sealed by now. */
export async function sealedCount(sql: Sql): Promise<number> {
  const [row] = await newest(sql).select('sealed_entries');
  return Number(row?.sealed_entries ?? 0);
}

/** The totals of the newest checkpoint of those that are older. None when all are younger. */
export async function totalsBefore(
  sql: Sql,
  isOlder: (at: string) => boolean,
): Promise<readonly ReasonTotal[]> {
  let below = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows: { number: number; at: string }[] = await sql('checkpoints')
      .where('number', '<', below)
      .orderBy('number', 'desc')
      .limit(TOGETHER)
      .select('number', 'at');
    const older = rows.find(({ at }) => isOlder(at));
    if (older) {
      const [row] = await sql('checkpoints').where('number', older.number);
      return row ? checkpoints.fromStored(row).totals : [];
    }
    if (rows.length < TOGETHER) return [];
    below = Number(rows.at(-1)!.number);
  }
}

/** How many checkpoints are looked at together; most seal few entries. */
const TOGETHER = 200;

/** Checkpoints from one on, itself included, that together seal about so many entries; at least two if there are. */
export async function checkpointsFrom(sql: Sql, number: number, entries: number): Promise<Checkpoint[]> {
  const sizes: { number: number; entries: number }[] = await sql('checkpoints')
    .where('number', '>=', number)
    .orderBy('number')
    .limit(TOGETHER)
    .select('number', 'entries');
  const rows = await sql('checkpoints')
    .whereBetween('number', [number, portion(sizes, number, entries)])
    .orderBy('number');
  return rows.map(checkpoints.fromStored);
}

/** Up to which checkpoint those after `first` seal so many entries. */
function portion(
  sizes: readonly { number: number; entries: number }[],
  first: number,
  entries: number,
): number {
  let sealed = 0;
  for (const size of sizes) {
    if (size.number > first) sealed += Number(size.entries);
    if (sealed >= entries) return Number(size.number);
  }
  return Number(sizes.at(-1)?.number ?? first);
}

const newest = (sql: Sql) => sql('checkpoints').orderBy('number', 'desc').limit(1);
