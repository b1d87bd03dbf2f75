import { Blocks, type Placed } from './blocks.ts';

/**
 * Numbers in an order of their own, of which a million can be had: adding, removing and finding the place of one take
 * microseconds. Blocks of neighbours, each sorted; a place is the sizes of the blocks before it and the place in its own.
 */
export class Ordered {
  readonly #isBefore: (one: number, other: number) => boolean;
  readonly #blocks = new Blocks();
  /** The blocks in their order, and the first key of each. */
  readonly #order: number[] = [this.#blocks.create()];
  readonly #firsts: number[] = [0];
  #size = 0;

  /** @param isBefore decides between two with the same key; no two are equal in it */
  constructor(isBefore: (one: number, other: number) => boolean) {
    this.#isBefore = isBefore;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds one that is not there. */
  add(one: Placed): void {
    const index = this.#indexFor(one);
    const block = this.#order[index]!;
    this.#blocks.insert(block, this.#placeIn(block, one), one);
    this.#size++;
    if (this.#blocks.isFull(block)) this.#divide(index);
    this.#firsts[index] = this.#blocks.keyAt(block, 0);
  }

  /** Removes one that is there. */
  remove(one: Placed): void {
    const index = this.#indexFor(one);
    const block = this.#order[index]!;
    this.#blocks.delete(block, this.#placeIn(block, one));
    this.#size--;
    if (this.#blocks.sizeOf(block) === 0 && this.#order.length > 1) this.#drop(index);
    else this.#firsts[index] = this.#blocks.keyAt(block, 0);
  }

  /** How many come before one that is there. */
  placeOf(one: Placed): number {
    const index = this.#indexFor(one);
    let before = 0;
    for (let earlier = 0; earlier < index; earlier++) before += this.#blocks.sizeOf(this.#order[earlier]!);
    return before + this.#placeIn(this.#order[index]!, one);
  }

  /** Those from a place on, at most so many. */
  from(place: number, most: number): number[] {
    const found: number[] = [];
    let skip = place;
    for (const block of this.#order) {
      const size = this.#blocks.sizeOf(block);
      if (skip < size) found.push(...this.#blocks.from(block, skip, most - found.length));
      if (found.length >= most) break;
      skip = Math.max(0, skip - size);
    }
    return found;
  }

  /** Where in the order the last block is whose first entry is not after this one. */
  #indexFor(one: Placed): number {
    let [low, high] = [0, this.#order.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const key = this.#firsts[middle]!;
      const isBefore = one.key === key ? this.#winsTie(one, this.#order[middle]!, 0) : one.key > key;
      if (isBefore) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  #placeIn(block: number, one: Placed): number {
    let [low, high] = [0, this.#blocks.sizeOf(block)];
    while (low < high) {
      const middle = (low + high) >> 1;
      const key = this.#blocks.keyAt(block, middle);
      const isBefore = one.key === key ? this.#winsTie(one, block, middle) : one.key > key;
      if (isBefore) high = middle;
      else if (one.key === key && this.#blocks.entryAt(block, middle) === one.entry) return middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Of two with the same key; one does not come before itself. */
  #winsTie({ entry }: Placed, block: number, place: number): boolean {
    const other = this.#blocks.entryAt(block, place);
    return entry !== other && this.#isBefore(entry, other);
  }

  #divide(index: number) {
    const half = this.#blocks.divide(this.#order[index]!);
    this.#order.splice(index + 1, 0, half);
    this.#firsts.splice(index + 1, 0, this.#blocks.keyAt(half, 0));
  }

  #drop(index: number) {
    this.#blocks.drop(this.#order[index]!);
    this.#order.splice(index, 1);
    this.#firsts.splice(index, 1);
  }
}
