import { createHash } from 'node:crypto';

/** Chance that comes out the same for the same seed. */
export class Chance {
  readonly #seed: number;
  #state: number;
  #ids = 0;
  #secrets = 0;

  constructor(seed: number) {
    this.#seed = seed;
    this.#state = seed >>> 0;
  }

  /** From 0, below 1. */
  readonly next = (): number => {
    // Mulberry32: 32 bits of state are enough for followers.
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };

  /** Whether something happens that does so with this probability. */
  readonly happens = (probability: number): boolean => this.next() < probability;

  /** One of them; undefined of none. */
  readonly oneOf = <T>(all: readonly T[]): T | undefined => all[Math.floor(this.next() * all.length)];

  /** How often something happens that does so this often on average. */
  readonly times = (average: number): number => {
    const end = Math.exp(-average);
    let count = 0;
    for (let left = this.next(); left > end; left *= this.next()) count++;
    return count;
  };

  /** An id in the form of a UUIDv7, in rising order. */
  readonly newId = (): string => {
    const digits = (++this.#ids).toString(16).padStart(18, '0');
    const [first, second, third, fourth] = [
      [0, 8],
      [8, 12],
      [12, 15],
      [15, 18],
    ].map((part) => digits.slice(...part));
    const last = (this.#seed >>> 0).toString(16).padStart(12, '0');
    return `${first}-${second}-7${third}-8${fourth}-${last}`;
  };

  /** 64 hexadecimal digits. */
  readonly newSecret = (): string =>
    createHash('sha256')
      .update(`${this.#seed}:${++this.#secrets}`)
      .digest('hex');
}
