/** Knows for how long something has not moved while something waited. */
export class Progress {
  readonly #now: () => number;
  readonly #seen = new Map<string, { readonly at: number; readonly since: number }>();

  /** @param now milliseconds of a clock that only goes on */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** For how many seconds a thing has been seen at this place, while something waited there. */
  stalledSeconds(name: string, at: number, waiting: boolean): number {
    const known = this.#seen.get(name);
    const now = this.#now();
    if (!waiting) this.#seen.delete(name);
    else if (known?.at === at) return (now - known.since) / 1_000;
    else this.#seen.set(name, { at, since: now });
    return 0;
  }
}
