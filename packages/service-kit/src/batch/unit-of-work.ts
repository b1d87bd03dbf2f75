import type { InboxRow, StoreTransaction, TableChanges } from '../store/store.ts';
import type { Change, Lookup, RowRef, Table } from '../store/table.ts';

interface TableState {
  readonly rows: Map<string, unknown>;
  readonly changes: Map<string, Change>;
  /** The keys that had no row in the database. */
  readonly absent: Set<string>;
}

/**
 * The rows of one batch: loaded once, seen by each decision as the one before left them, written once.
 */
export class UnitOfWork {
  readonly #tables = new Map<Table<unknown>, TableState>();
  readonly #found = new Map<Lookup<unknown>, readonly unknown[]>();
  readonly inbox = new Map<string, InboxRow>();

  /** Loads rows with one query a table; what is there already is not read again. */
  async load(transaction: StoreTransaction, refs: Iterable<RowRef<never>>): Promise<void> {
    const wanted = new Map<Table<unknown>, Set<string>>();
    for (const ref of refs) {
      const table = ref.table as Table<unknown>;
      const keys = wanted.get(table);
      if (keys) keys.add(ref.key);
      else wanted.set(table, new Set([ref.key]));
    }
    for (const [table, keys] of wanted) {
      const found = await transaction.load(table, [...keys]);
      const { rows, absent } = this.#state(table);
      for (const key of keys) {
        rows.set(key, found.get(key));
        if (!found.has(key)) absent.add(key);
      }
    }
  }

  /** Runs lookups; one that several messages share is run once. */
  async find(transaction: StoreTransaction, lookups: readonly Lookup<unknown>[]): Promise<void> {
    for (const lookup of new Set(lookups)) this.#found.set(lookup, await transaction.find(lookup));
  }

  /** What a lookup found, each row as it is now in this batch. */
  found(lookup: Lookup<unknown>): unknown[] {
    const table = lookup.table as Table<unknown>;
    const { rows } = this.#state(table);
    const found = this.#found.get(lookup) ?? [];
    return found.flatMap((row) => (rows.has(table.keyOf(row)) ? (rows.get(table.keyOf(row)) ?? []) : [row]));
  }

  /** Whether a lookup may have to find rows that were not as it wants them before these changes. */
  overlooks(lookup: Lookup<unknown>, changes: readonly Change[]): boolean {
    const found = new Set((this.#found.get(lookup) ?? []).map((row) => lookup.table.keyOf(row as never)));
    return changes.some(({ table, key }) => table === lookup.table && !found.has(key));
  }

  /** The row as it is now in this batch. */
  row(ref: RowRef<never>): unknown {
    return this.#state(ref.table as Table<unknown>).rows.get(ref.key);
  }

  /**
   * Stages what one decision changes: all of it or, when it inserts a row that is there, nothing.
   * @throws when a row to insert is known to be there
   */
  stage(changes: readonly Change[]): void {
    this.#checkInserts(changes);
    for (const change of changes) {
      const state = this.#state(change.table);
      const before = state.changes.get(change.key);
      state.rows.set(change.key, change.kind === 'remove' ? undefined : change.row);
      state.changes.set(change.key, before ? merge(before, change) : change);
    }
  }

  /** What the batch writes, table by table. */
  changes(): TableChanges[] {
    return [...this.#tables].flatMap(([table, { changes, absent }]) => {
      if (changes.size === 0) return [];
      const all = [...changes.values()];
      const rows = (kind: 'put' | 'insert') =>
        all.flatMap((change) => (change.kind === kind ? [change.row] : []));
      const removes = all.flatMap((change) => (change.kind === 'remove' ? [change.key] : []));
      return [{ table, puts: rows('put'), inserts: rows('insert'), removes, absent }];
    });
  }

  #checkInserts(changes: readonly Change[]) {
    const there = new Map<Table<unknown>, Map<string, boolean>>();
    for (const { kind, table, key } of changes) {
      const own = there.get(table) ?? new Map<string, boolean>();
      const isThere = own.get(key) ?? this.#state(table).rows.get(key) !== undefined;
      if (kind === 'insert' && isThere)
        throw new Error(`${table.name} has a row with the key ${key} already`);
      there.set(table, own.set(key, kind !== 'remove'));
    }
  }

  #state(table: Table<unknown>): TableState {
    let state = this.#tables.get(table);
    if (!state) {
      state = { rows: new Map(), changes: new Map(), absent: new Set() };
      this.#tables.set(table, state);
    }
    return state;
  }
}

/** Two changes of one row in one batch become one. */
function merge(before: Change, after: Change): Change {
  if (before.kind === 'insert' && after.kind === 'put') return { ...after, kind: 'insert' };
  if (before.kind === 'remove' && after.kind === 'insert') return { ...after, kind: 'put' };
  return after;
}
