import type { OutboxRow, StoreTransaction } from '../store/store.ts';
import type { Outgoing } from './outgoing.ts';
import { share } from './sharing.ts';

/** What a batch sends: collected in order, then numbered by entity (events) and by lane. */
export class Outgoings {
  readonly #lane: string;
  readonly #messages: Outgoing[] = [];
  #end: number;
  #rows: readonly OutboxRow[] = [];

  /** @param end the last position of the lane so far */
  constructor(lane: string, end: number) {
    this.#lane = lane;
    this.#end = end;
  }

  /** The last position of the lane. */
  get end(): number {
    return this.#end;
  }

  /** The outbox rows, once they are numbered. */
  get rows(): readonly OutboxRow[] {
    return this.#rows;
  }

  add(messages: readonly Outgoing[]): void {
    this.#messages.push(...messages);
  }

  /** @returns the last sequence by what is counted */
  async number(transaction: StoreTransaction): Promise<ReadonlyMap<string, number>> {
    const keys = [...new Set(this.#messages.flatMap(({ countedAs }) => countedAs ?? []))];
    const sequences = keys.length > 0 ? await transaction.lastSequences(keys) : new Map<string, number>();
    const counted = this.#messages.map((message) => count(message, sequences));
    this.#rows = share(counted).map((message) => ({ ...message, lane: this.#lane, position: ++this.#end }));
    return sequences;
  }
}

/** An event with its number among those of its type about its entity. */
function count(message: Outgoing, sequences: Map<string, number>): Outgoing {
  const { countedAs, envelope } = message;
  if (!countedAs || !envelope) return message;
  const sequence = (sequences.get(countedAs) ?? 0) + 1;
  sequences.set(countedAs, sequence);
  return { ...message, envelope: { ...envelope, sequence } };
}
