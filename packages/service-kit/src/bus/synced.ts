/** Places are remembered no closer than this. */
const GRAIN_MS = 100;

/**
 * What NATS was told or has taken, and when that is surely on its disk: it syncs now and then (`sync_interval`), and what
 * it did not sync yet may be gone when its power fails.
 */
export class Synced<Place> {
  readonly #afterMs: number;
  readonly #now: () => number;
  readonly #young: { place: Place; readonly at: number }[] = [];
  #last: Place | undefined;

  /**
   * @param afterMs how long NATS may take to sync
   * @param now milliseconds that never go back
   */
  constructor(afterMs: number, now: () => number = () => performance.now()) {
    this.#afterMs = afterMs;
    this.#now = now;
  }

  /** NATS has everything up to here. */
  took(place: Place): void {
    const at = this.#now();
    const youngest = this.#young.at(-1);
    if (youngest && at - youngest.at < Math.min(GRAIN_MS, this.#afterMs)) youngest.place = place;
    else this.#young.push({ place, at });
  }

  /** Up to where everything is on its disk; undefined while nothing is known to be. */
  get last(): Place | undefined {
    const until = this.#now() - this.#afterMs;
    while (this.#young[0] && this.#young[0].at <= until) this.#last = this.#young.shift()!.place;
    return this.#last;
  }

  /** In how many milliseconds more of it will be; undefined when all is. */
  get nextMs(): number | undefined {
    const [next] = this.#young;
    return next && Math.max(0, next.at + this.#afterMs - this.#now());
  }
}
