import type { StoreTransaction, TableChanges } from '../store/store.ts';

/** What an attempt at a batch wrote; `id` and `at` are those of one of its inbox rows. */
export interface Attempted {
  readonly id: string;
  readonly at: string;
  readonly changes: readonly TableChanges[];
}

/**
 * An instance's own lane of the outbox: which position comes next. When the connection to the database breaks during a
 * commit, nobody knows whether it took place; then the database is asked before a position is given out again.
 */
export class Lane {
  readonly name: string;
  #end = 0;
  #doubtful: readonly Attempted[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** The last position known to be committed. */
  get end(): number {
    return this.#end;
  }

  /** Whether a commit may have taken place without our knowing. */
  get inDoubt(): boolean {
    return this.#doubtful.length > 0;
  }

  /** Where a transaction's first message comes after, and what earlier attempts have changed after all. */
  async begin(transaction: StoreTransaction): Promise<{ end: number; changes: readonly TableChanges[] }> {
    if (!this.inDoubt) return { end: this.#end, changes: [] };
    const end = Math.max(this.#end, await transaction.lastPosition(this.name));
    const rows = await transaction.findInbox([...new Set(this.#doubtful.map(({ id }) => id))]);
    const committed = this.#doubtful.filter(({ id, at }) => rows.get(id)?.at === at);
    return { end, changes: committed.flatMap(({ changes }) => changes) };
  }

  /** A transaction is committed, and the lane ends there. */
  committed(end: number): void {
    this.#end = end;
    this.#doubtful = [];
  }

  /** A transaction failed after it wrote this. */
  doubt(attempted: Attempted): void {
    this.#doubtful = [...this.#doubtful, attempted];
  }
}
