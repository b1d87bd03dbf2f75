import type { OutboxRow, StoreTransaction } from '../store/store.ts';
import type { Outgoing } from './outgoing.ts';

/** What a batch sends: collected in order, then numbered by lane and, events, by entity. */
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
    this.#rows = this.#messages.map((message) => this.#row(message, sequences));
    return sequences;
  }

  #row({ countedAs, ...message }: Outgoing, sequences: Map<string, number>): OutboxRow {
    this.#end += 1;
    const headers =
      countedAs === undefined ? message.headers : counted(message.headers, countedAs, sequences);
    return { ...message, headers, lane: this.#lane, position: this.#end };
  }
}

/** An event with its number among those of its type about its entity. */
function counted(headers: OutboxRow['headers'], countedAs: string, sequences: Map<string, number>) {
  const sequence = (sequences.get(countedAs) ?? 0) + 1;
  sequences.set(countedAs, sequence);
  return [...headers, ['ce-sequence', String(sequence)] as [string, string]];
}
