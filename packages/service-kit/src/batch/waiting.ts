import type { Item } from './item.ts';
import type { Haste } from './pace.ts';
import { Parking } from './parking.ts';

/** Messages that wait, and when the first of them came to this process, by `performance.now()`. */
export interface Line {
  readonly depth: number;
  readonly oldest: number | undefined;
}

/** How soon a message is to be handled. */
export function hasteOf({ urgent, alone, handler }: Item): Haste {
  if (urgent || alone) return 'at-once';
  return handler.mayWait ? 'some-time' : 'soon';
}

/** The messages that wait for a batch, in order, and those parked for a retry. */
export class Waiting {
  readonly #parking: Parking;
  #queue: Item[] = [];

  /** @param returned told when parked messages wait for a batch again */
  constructor(returned: () => void) {
    this.#parking = new Parking((items) => {
      this.putBack(items);
      returned();
    });
  }

  /** How many messages wait, parked ones among them. */
  get size(): number {
    return this.#queue.length + this.#parking.size;
  }

  /** Those that wait for a batch, and when the first of them came. */
  get queue(): Line {
    return { depth: this.#queue.length, oldest: this.#queue[0]?.arrived };
  }

  /** Those that wait for a retry, or behind one that does. */
  get parked(): Line {
    return { depth: this.#parking.size, oldest: this.#parking.oldest };
  }

  /** Whether there is none for the next batch. */
  get isEmpty(): boolean {
    return this.#queue.length === 0;
  }

  /** How soon the next batch is wanted: at once when it is full, or one of its messages is urgent or has to be alone. */
  haste(max: number): Haste {
    if (this.#queue.length >= max) return 'at-once';
    const wanted = new Set(this.#queue.map(hasteOf));
    if (wanted.has('at-once')) return 'at-once';
    return wanted.has('soon') ? 'soon' : 'some-time';
  }

  /** Adds one at the end: one of its entity that came before it may still stand in the queue, though another is parked. */
  push(item: Item): void {
    this.#queue.push(item);
  }

  /** Puts some back at the front. */
  putBack(items: readonly Item[]): void {
    this.#queue.unshift(...items);
  }

  /** Parks a message that waits for a retry, or behind one that does. */
  park(item: Item): void {
    this.#parking.park(item);
  }

  /** Ends the parking of an entity after a while. */
  letOutAfter(entity: string, milliseconds: number): void {
    this.#parking.letOutAfter(entity, milliseconds);
  }

  /**
   * Takes the next batch: one message that must be alone, or as many others as follow each other until one that is to be
   * the first of its batch. What stands behind a parked one of its entity is parked too.
   */
  next(max: number): Item[] {
    const items: Item[] = [];
    let taken = 0;
    for (const item of this.#queue) {
      if (items.length === max || (items.length > 0 && (item.alone || item.handler.first))) break;
      taken += 1;
      if (this.#parking.takesBehind(item)) continue;
      items.push(item);
      if (item.alone) break;
    }
    this.#queue.splice(0, taken);
    return items;
  }

  /** Takes out those for whose reply somebody waits. */
  takeWaited(): Item[] {
    const waited = this.#queue.filter((item) => item.waited);
    this.#queue = this.#queue.filter((item) => !item.waited);
    return waited;
  }

  /** Takes out those that `goes` picks, parked ones too. */
  take(goes: (item: Item) => boolean): Item[] {
    const taken = [...this.#queue.filter(goes), ...this.#parking.remove(goes)];
    this.#queue = this.#queue.filter((item) => !goes(item));
    return taken;
  }
}
