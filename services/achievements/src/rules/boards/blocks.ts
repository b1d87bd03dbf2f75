/** How many entries a block has room for before it is to be divided. */
const MOST = 512;
const FIRST_BLOCKS = 4;

/** A number in the order, and what its place depends on: the greater key comes first. */
export interface Placed {
  readonly entry: number;
  readonly key: number;
}

/**
 * Blocks of neighbours in an order, each known by a number. All lie in the same two arrays: what is looked for in a million
 * waits for memory, and an object for each block would be three more places to wait for.
 */
export class Blocks {
  readonly #sizes: number[] = [];
  readonly #free: number[] = [];
  #entries = new Uint32Array(FIRST_BLOCKS * MOST);
  #keys = new Float64Array(FIRST_BLOCKS * MOST);

  /** Makes an empty one. */
  create(): number {
    const block = this.#free.pop() ?? this.#sizes.length;
    this.#sizes[block] = 0;
    if ((block + 1) * MOST > this.#keys.length) this.#grow();
    return block;
  }

  /** Gives back an empty one. */
  drop(block: number): void {
    this.#free.push(block);
  }

  sizeOf(block: number): number {
    return this.#sizes[block]!;
  }

  isFull(block: number): boolean {
    return this.#sizes[block] === MOST;
  }

  keyAt(block: number, place: number): number {
    return this.#keys[block * MOST + place]!;
  }

  entryAt(block: number, place: number): number {
    return this.#entries[block * MOST + place]!;
  }

  /** The entries from a place on, at most so many. */
  from(block: number, place: number, most: number): Uint32Array {
    const begin = block * MOST;
    return this.#entries.subarray(begin + place, begin + Math.min(this.sizeOf(block), place + most));
  }

  insert(block: number, place: number, { entry, key }: Placed): void {
    this.#move(block, place, place + 1);
    this.#entries[block * MOST + place] = entry;
    this.#keys[block * MOST + place] = key;
    this.#sizes[block]!++;
  }

  delete(block: number, place: number): void {
    this.#move(block, place + 1, place);
    this.#sizes[block]!--;
  }

  /** Gives the second half of one to a new one. */
  divide(block: number): number {
    const half = this.create();
    const middle = this.sizeOf(block) >> 1;
    for (const all of [this.#entries, this.#keys]) {
      all.copyWithin(half * MOST, block * MOST + middle, block * MOST + this.sizeOf(block));
    }
    this.#sizes[half] = this.sizeOf(block) - middle;
    this.#sizes[block] = middle;
    return half;
  }

  #move(block: number, from: number, to: number) {
    const begin = block * MOST;
    const end = begin + this.sizeOf(block);
    this.#entries.copyWithin(begin + to, begin + from, end);
    this.#keys.copyWithin(begin + to, begin + from, end);
  }

  #grow() {
    const [entries, keys] = [this.#entries, this.#keys];
    this.#entries = new Uint32Array(2 * entries.length);
    this.#entries.set(entries);
    this.#keys = new Float64Array(2 * keys.length);
    this.#keys.set(keys);
  }
}
