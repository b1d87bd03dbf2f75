import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnitOfWork } from '../src/batch/unit-of-work.ts';
import type { StoreTransaction, TableChanges } from '../src/store/store.ts';
import { type Change, describeTable, type Table } from '../src/store/table.ts';

interface Row {
  readonly id: string;
  readonly n: number;
}

const tables = ['one', 'other'].map((name) => describeTable<Row>(name, 'sql', (row) => row.id));
const keys = ['a', 'b', 'c'];

/** What is in the database, by table and key. */
type Rows = Map<string, Map<string, Row>>;
type Write = { kind: Change['kind']; table: number; key: string; n: number };

const write = fc.record<Write>({
  kind: fc.constantFrom('put', 'insert', 'remove'),
  table: fc.nat(1),
  key: fc.constantFrom(...keys),
  n: fc.nat(),
});
const decisions = fc.array(fc.array(write, { maxLength: 4 }), { maxLength: 12 });
const initial = fc.array(fc.tuple(fc.nat(1), fc.constantFrom(...keys), fc.nat()));

function rowsOf(seed: readonly [number, string, number][]): Rows {
  const rows: Rows = new Map(tables.map(({ name }) => [name, new Map()]));
  for (const [table, id, n] of seed) rows.get(tables[table]!.name)!.set(id, { id, n });
  return rows;
}

it('runs a lookup once, however many messages of a batch share it', async () => {
  const [table] = tables;
  let runs = 0;
  const transaction = {
    find: async () => {
      runs += 1;
      return [{ id: 'a', n: 1 }];
    },
  } as unknown as StoreTransaction;
  const shared = { kind: 'lookup', table: table! } as const;
  const work = new UnitOfWork();
  await work.find(transaction, [shared, shared, shared]);
  expect(runs).toBe(1);
  expect(work.found(shared)).toEqual([{ id: 'a', n: 1 }]);
});

const copyOf = (rows: Rows): Rows => new Map([...rows].map(([name, own]) => [name, new Map(own)]));

function changeOf({ kind, table, key, n }: Write): Change {
  const own = tables[table]!;
  return kind === 'remove' ? own.remove(key) : own[kind]({ id: key, n });
}

/** Each decision at once and alone, as a transaction a message would do it. @returns undefined when it fails */
function naively(rows: Rows, decision: readonly Write[]): Rows | undefined {
  const next = copyOf(rows);
  for (const { kind, table, key, n } of decision) {
    const own = next.get(tables[table]!.name)!;
    if (kind === 'insert' && own.has(key)) return undefined;
    if (kind === 'remove') own.delete(key);
    else own.set(key, { id: key, n });
  }
  return next;
}

/** What a database makes of a batch's changes: a row to insert must not be there. */
function written(rows: Rows, changes: readonly TableChanges[]): Rows {
  const next = copyOf(rows);
  for (const { table, puts, inserts, removes } of changes) {
    const own = next.get(table.name)!;
    for (const key of removes) own.delete(key);
    for (const row of inserts as Row[]) {
      if (own.has(row.id)) throw new Error(`${row.id} is there`);
      own.set(row.id, row);
    }
    for (const row of puts as Row[]) own.set(row.id, row);
  }
  return next;
}

const reading = (rows: Rows) =>
  ({
    load: async (table: Table<unknown>, wanted: readonly string[]) =>
      new Map([...rows.get(table.name)!].filter(([key]) => wanted.includes(key))),
  }) as unknown as StoreTransaction;

async function loaded(rows: Rows): Promise<UnitOfWork> {
  const work = new UnitOfWork();
  const refs = tables.flatMap((table) => keys.map((key) => table.ref(key)));
  await work.load(reading(rows), refs as never);
  return work;
}

function fails(work: () => void): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}

describe('A unit of work', () => {
  it('shows each decision what those before it left, and writes in the end what they would have one by one', async () => {
    await fc.assert(
      fc.asyncProperty(initial, decisions, async (seed, batch) => {
        const before = rowsOf(seed);
        const work = await loaded(before);
        let model = before;
        for (const decision of batch) {
          const next = naively(model, decision);
          expect(fails(() => work.stage(decision.map(changeOf)))).toBe(next === undefined);
          model = next ?? model;
          for (const table of tables) {
            for (const key of keys) {
              expect(work.row(table.ref(key) as never)).toEqual(model.get(table.name)!.get(key));
            }
          }
        }
        expect(written(before, work.changes())).toEqual(model);
      }),
    );
  });

  it('leaves to the database what it did not load: a row to insert may be there', async () => {
    const work = new UnitOfWork();
    work.stage([tables[0]!.insert({ id: 'a', n: 1 })]);
    expect(work.changes()).toMatchObject([{ inserts: [{ id: 'a', n: 1 }], puts: [], removes: [] }]);
  });
});
