/** How far a stream is looked at, by the times at which its messages were stored. */
export interface LimitRange {
  /** Looks at what was stored since then; at everything when left out. */
  readonly from?: Date | undefined;
  /** Looks no further than this for a first hit; to the end when left out. */
  readonly until?: Date | undefined;
  /** Looks no further than this long after the first hit. */
  readonly withinMs?: number | undefined;
  /** Looks no further than this long after the last hit, once there was one; while nothing is stored, hardly any time counts. */
  readonly quietMs?: number | undefined;
}

/** A stretch without messages, such as while the server was away, counts as this long at most: nothing could come in it. */
const STRETCH_MS = 10_000;

/** Tells when enough of a stream was looked at. */
export class Limit {
  readonly #from: number;
  readonly #withinMs: number;
  readonly #quietMs: number;
  #until: number;
  #at: number;
  #isHit = false;
  /** How long nothing was hit. */
  #quiet = 0;

  constructor({ from, until, withinMs, quietMs }: LimitRange) {
    this.#from = from?.getTime() ?? 0;
    this.#until = until?.getTime() ?? Number.POSITIVE_INFINITY;
    this.#withinMs = withinMs ?? Number.POSITIVE_INFINITY;
    this.#quietMs = quietMs ?? Number.POSITIVE_INFINITY;
    this.#at = this.#from;
  }

  /** A message that was stored at that time is one of those looked for. */
  hit(at: number): void {
    if (!this.#isHit) this.#until = at + this.#withinMs;
    this.#isHit = true;
    this.#quiet = 0;
    this.#at = at;
  }

  /** Whether a message that was stored at that time is too far away. */
  isPast(at: number): boolean {
    if (this.#isHit) this.#quiet += Math.min(Math.max(0, at - this.#at), STRETCH_MS);
    this.#at = at;
    return at > this.#until || this.#quiet > this.#quietMs;
  }

  /** How much is done, which is more than what was looked at when the end comes sooner. */
  part(looked: number): number {
    const quietUntil = this.#isHit ? this.#at + this.#quietMs - this.#quiet : Number.POSITIVE_INFINITY;
    const end = Math.min(this.#until, quietUntil);
    return Number.isFinite(end) ? Math.max(looked, (this.#at - this.#from) / (end - this.#from)) : looked;
  }
}
