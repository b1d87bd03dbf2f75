/** How many entries a block has before it is divided. */
const MOST = 1_024;

/**
 * Numbers in an order of their own, of which a million can be had: adding, removing and finding the place of one take
 * microseconds. Blocks of neighbours, each sorted; a place is the sizes of the blocks before it and the place in its own.
 */
export class Ordered {
  readonly #isBefore: (one: number, other: number) => boolean;
  readonly #blocks: number[][] = [[]];
  #size = 0;

  /** @param isBefore a strict order in which no two are equal */
  constructor(isBefore: (one: number, other: number) => boolean) {
    this.#isBefore = isBefore;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds one that is not there. */
  add(entry: number): void {
    const index = this.#blockFor(entry);
    const block = this.#blocks[index]!;
    block.splice(this.#placeIn(block, entry), 0, entry);
    this.#size++;
    if (block.length > MOST) this.#blocks.splice(index + 1, 0, block.splice(MOST / 2));
  }

  /** Removes one that is there, before anything that decides its place has changed. */
  remove(entry: number): void {
    const index = this.#blockFor(entry);
    const block = this.#blocks[index]!;
    block.splice(this.#placeIn(block, entry), 1);
    this.#size--;
    if (block.length === 0 && this.#blocks.length > 1) this.#blocks.splice(index, 1);
  }

  /** How many come before one that is there. */
  placeOf(entry: number): number {
    const index = this.#blockFor(entry);
    let before = 0;
    for (let block = 0; block < index; block++) before += this.#blocks[block]!.length;
    return before + this.#placeIn(this.#blocks[index]!, entry);
  }

  /** Those from a place on, at most so many. */
  from(place: number, most: number): number[] {
    const found: number[] = [];
    let skip = place;
    for (const block of this.#blocks) {
      if (skip < block.length) found.push(...block.slice(skip, skip + most - found.length));
      if (found.length >= most) break;
      skip = Math.max(0, skip - block.length);
    }
    return found;
  }

  /** The last block whose first entry is not after this one. */
  #blockFor(entry: number): number {
    let [low, high] = [0, this.#blocks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#isBefore(entry, this.#blocks[middle]![0]!)) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  #placeIn(block: readonly number[], entry: number): number {
    let [low, high] = [0, block.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#isBefore(block[middle]!, entry)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
