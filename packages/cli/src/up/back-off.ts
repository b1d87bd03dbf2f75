const FIRST_MS = 50;
const LONGEST_MS = 30_000;
/** Who ran this long was well: an end after it is a new trouble, not the old one. */
const WELL_AFTER_MS = 3_000;

/** How long to wait before something is started again: hardly, then twice as long each time it ends early. */
export class BackOff {
  #failures = 0;

  /** @param ranMs how long it had run before it ended */
  next(ranMs: number): number {
    this.#failures = ranMs >= WELL_AFTER_MS ? 0 : this.#failures;
    return Math.min(FIRST_MS * 2 ** this.#failures++, LONGEST_MS);
  }
}
