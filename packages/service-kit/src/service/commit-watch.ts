import type { Log } from '../observability/log.ts';
import type { TableChanges } from '../store/store.ts';
import type { Table } from '../store/table.ts';

type Seen = (rows: readonly unknown[]) => void;

/** Tells those who watch a table which rows were just committed. */
export class CommitWatch {
  readonly #log: Log;
  readonly #watchers = new Map<Table<unknown>, Seen[]>();

  constructor(log: Log) {
    this.#log = log;
  }

  watch<Row>(table: Table<Row>, seen: (rows: readonly Row[]) => void): void {
    const key = table as Table<unknown>;
    this.#watchers.set(key, [...(this.#watchers.get(key) ?? []), seen as Seen]);
  }

  /** A watcher that throws harms neither the batch nor the others. */
  tell(changes: readonly TableChanges[]): void {
    for (const { table, inserts, puts } of changes) {
      for (const seen of this.#watchers.get(table) ?? []) {
        try {
          seen([...inserts, ...puts]);
        } catch (error) {
          this.#log.error({ table: table.name, fault: String(error) }, 'watcher-failed');
        }
      }
    }
  }
}
