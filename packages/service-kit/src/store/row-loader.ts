import type { Store } from './store.ts';
import type { RowRef, Table } from './table.ts';

interface Asked {
  readonly keys: Set<string>;
  readonly found: Promise<Map<string, unknown>>;
}

/** Loads single rows: those of a table that are asked for together are found with one query. */
export class RowLoader {
  readonly #store: Pick<Store, 'load'>;
  readonly #asked = new Map<Table<unknown>, Asked>();

  constructor(store: Pick<Store, 'load'>) {
    this.#store = store;
  }

  async load<Row>({ table, key }: RowRef<Row>): Promise<Row | undefined> {
    const asked = this.#asked.get(table as Table<unknown>) ?? this.#ask(table as Table<unknown>);
    asked.keys.add(key);
    return (await asked.found).get(key) as Row | undefined;
  }

  #ask(table: Table<unknown>): Asked {
    const keys = new Set<string>();
    const find = () => {
      this.#asked.delete(table);
      return this.#store.load(table, [...keys]);
    };
    const asked = { keys, found: Promise.resolve().then(find) };
    this.#asked.set(table, asked);
    return asked;
  }
}
