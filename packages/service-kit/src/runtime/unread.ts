import type { Delivery } from '../bus/stream-consumer.ts';

/** Something that was delivered, and of which partition it is. */
export interface Delivered {
  readonly delivery: Delivery;
  readonly partition: number;
}

/** What reading takes. */
export interface Reader {
  /** Whether there is room for what one more message may hold. */
  readonly hasRoom: () => boolean;
  readonly read: (delivered: Delivered) => void;
}

/**
 * What was delivered and is not read yet, in the order in which it came. A message of the stream may hold many, which read
 * take several times the memory: so it is read when there is room for what it holds.
 */
export class Unread {
  readonly #reader: Reader;
  #waiting: Delivered[] = [];

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** How many messages of the stream wait to be read. */
  get depth(): number {
    return this.#waiting.length;
  }

  /** Reads it, or has it wait for its turn. */
  push(delivered: Delivered): void {
    if (this.depth === 0 && this.#reader.hasRoom()) this.#reader.read(delivered);
    else this.#waiting.push(delivered);
  }

  /** Reads as much as there is room for. */
  readOn(): void {
    let count = 0;
    for (const delivered of this.#waiting) {
      if (!this.#reader.hasRoom()) break;
      this.#reader.read(delivered);
      count += 1;
    }
    this.#waiting.splice(0, count);
  }

  /** Forgets what is of some partitions, or all: it is not acknowledged, and comes again to whoever asks for it. */
  forget(partitions?: readonly number[]): void {
    this.#waiting = this.#waiting.filter(({ partition }) => partitions && !partitions.includes(partition));
  }
}
