import type { LastSequences } from './documents.ts';

/** How many entities are kept in mind; those that were not counted for the longest time are forgotten. */
const MOST_ENTITIES = 10_000;

/** Of an entity without events. */
const NONE: LastSequences = {};

/**
 * The last sequences of entities that sent events lately. Another instance may count on without our knowing: whoever
 * counts from one that is known tells the database which it was.
 */
export class SequenceCache {
  readonly #known = new Map<string, LastSequences>();

  /** Begins a transaction. */
  begin(): CountedSequences {
    return new CountedSequences(this.#known);
  }

  /** A transaction is committed: what it counted holds. */
  committed(counted: CountedSequences): void {
    for (const [entity, last] of counted.all) {
      this.#known.delete(entity);
      this.#known.set(entity, last);
    }
    const oldest = this.#known.keys();
    while (this.#known.size > MOST_ENTITIES) this.#known.delete(oldest.next().value as string);
  }

  /** A transaction failed, maybe because what is known does not hold any more. */
  failed(): void {
    this.#known.clear();
  }
}

/** What one transaction knows of sequences, and where it takes them. */
export class CountedSequences {
  readonly #known: ReadonlyMap<string, LastSequences>;
  readonly #counted = new Map<string, LastSequences>();

  constructor(known: ReadonlyMap<string, LastSequences>) {
    this.#known = known;
  }

  /** By entity: what was read, as the transaction leaves it. */
  get all(): ReadonlyMap<string, LastSequences> {
    return this.#counted;
  }

  /** Undefined when it has to be read. */
  of(entity: string): LastSequences | undefined {
    return this.#counted.get(entity) ?? this.#known.get(entity);
  }

  /** Tells what the database has. */
  read(entity: string, last: LastSequences = NONE): void {
    this.#counted.set(entity, last);
  }

  /** Tells where this transaction takes the sequences of an entity; of one that was not read nothing is known. */
  count(entity: string, last: LastSequences): void {
    const before = this.of(entity);
    if (before) this.#counted.set(entity, { ...before, ...last });
  }
}
