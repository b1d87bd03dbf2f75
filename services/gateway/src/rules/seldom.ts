/** So many are remembered; beyond that the longest ago are forgotten. */
const MOST = 10_000;

/** Lets something happen to each of many only so often. */
export class Seldom {
  readonly #every: number;
  readonly #last = new Map<string, number>();

  /** @param every milliseconds between two times */
  constructor(every: number) {
    this.#every = every;
  }

  /** Whether it may happen now; then it counts as done. */
  mayAgain(whom: string, now: number): boolean {
    const last = this.#last.get(whom);
    if (last !== undefined && now - last < this.#every) return false;
    this.#last.delete(whom);
    this.#last.set(whom, now);
    if (this.#last.size > MOST) this.#last.delete(this.#last.keys().next().value!);
    return true;
  }
}
