/** How many entries a block has room for before it is divided. */
const MOST = 1_024;

/** A number in the order, and what decides its place: more points first, of equal ones the earlier time. */
export interface Placed {
  readonly entry: number;
  readonly points: number;
  readonly time: number;
}

/**
 * Numbers in an order of their own, of which a million can be had: adding, removing and finding the place of one take
 * microseconds. Blocks of neighbours, each sorted; a place is the sizes of the blocks before it and the place in its own.
 */
export class Ordered {
  readonly #isBefore: (one: number, other: number) => boolean;
  readonly #blocks: Block[] = [new Block()];
  #size = 0;

  /** @param isBefore decides between two with the same points and time; no two are equal in it */
  constructor(isBefore: (one: number, other: number) => boolean) {
    this.#isBefore = isBefore;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds one that is not there. */
  add(one: Placed): void {
    const index = this.#blockFor(one);
    const block = this.#blocks[index]!;
    block.insert(this.#placeIn(block, one), one);
    this.#size++;
    if (block.size === MOST) this.#blocks.splice(index + 1, 0, block.divided());
  }

  /** Removes one that is there. */
  remove(one: Placed): void {
    const index = this.#blockFor(one);
    const block = this.#blocks[index]!;
    block.delete(this.#placeIn(block, one));
    this.#size--;
    if (block.size === 0 && this.#blocks.length > 1) this.#blocks.splice(index, 1);
  }

  /** How many come before one that is there. */
  placeOf(one: Placed): number {
    const index = this.#blockFor(one);
    let before = 0;
    for (let block = 0; block < index; block++) before += this.#blocks[block]!.size;
    return before + this.#placeIn(this.#blocks[index]!, one);
  }

  /** Those from a place on, at most so many. */
  from(place: number, most: number): number[] {
    const found: number[] = [];
    let skip = place;
    for (const block of this.#blocks) {
      if (skip < block.size) found.push(...block.from(skip, most - found.length));
      if (found.length >= most) break;
      skip = Math.max(0, skip - block.size);
    }
    return found;
  }

  /** The last block whose first entry is not after this one. */
  #blockFor(one: Placed): number {
    let [low, high] = [0, this.#blocks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#comesFirst(one, this.#blocks[middle]!, 0)) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  #placeIn(block: Block, one: Placed): number {
    let [low, high] = [0, block.size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (block.entries[middle] === one.entry) return middle;
      if (this.#comesFirst(one, block, middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #comesFirst(one: Placed, { points, times, entries }: Block, place: number): boolean {
    if (one.points !== points[place]!) return one.points > points[place]!;
    if (one.time !== times[place]!) return one.time < times[place]!;
    return one.entry !== entries[place]! && this.#isBefore(one.entry, entries[place]!);
  }
}

/** Neighbours, with what decides their places beside them: looking for a place reads memory that lies together. */
class Block {
  readonly entries = new Uint32Array(MOST);
  readonly points = new Float64Array(MOST);
  readonly times = new Float64Array(MOST);
  size = 0;

  insert(place: number, { entry, points, time }: Placed): void {
    this.#move(place, place + 1);
    this.entries[place] = entry;
    this.points[place] = points;
    this.times[place] = time;
    this.size++;
  }

  delete(place: number): void {
    this.#move(place + 1, place);
    this.size--;
  }

  from(place: number, most: number): Uint32Array {
    return this.entries.subarray(place, Math.min(this.size, place + most));
  }

  /** Gives away its second half. */
  divided(): Block {
    const half = new Block();
    const middle = this.size >> 1;
    half.entries.set(this.entries.subarray(middle, this.size));
    half.points.set(this.points.subarray(middle, this.size));
    half.times.set(this.times.subarray(middle, this.size));
    half.size = this.size - middle;
    this.size = middle;
    return half;
  }

  #move(from: number, to: number): void {
    this.entries.copyWithin(to, from, this.size);
    this.points.copyWithin(to, from, this.size);
    this.times.copyWithin(to, from, this.size);
  }
}
