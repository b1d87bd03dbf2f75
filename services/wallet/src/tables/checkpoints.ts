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

/** A checkpoint by its number. */
export async function checkpointAt(sql: Sql, number: number): Promise<Checkpoint | undefined> {
  return (await sql('checkpoints').where({ number })).map(checkpoints.fromStored)[0];
}

/** The number of the first checkpoint from a moment on, or the one it would have. Each is sealed later than those before it. */
export async function firstSince(sql: Sql, at: string): Promise<number> {
  const [last] = await newest(sql).select('number');
  let [low, high] = [1, Number(last?.number ?? 0) + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [row] = await sql('checkpoints').where('number', middle).select('at');
    if (row && String(row.at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The totals as they were sealed before a moment. */
export async function totalsAt(sql: Sql, at: string): Promise<readonly ReasonTotal[]> {
  const [row] = await sql('checkpoints')
    .where('number', (await firstSince(sql, at)) - 1)
    .select('totals');
  return row ? (JSON.parse(String(row.totals)) as ReasonTotal[]) : [];
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
