import { Pause } from './pause.ts';

/** How soon a batch is wanted. */
export type Haste = 'at-once' | 'soon' | 'some-time';

/** A batch costs hardly more than one message: so often one begins at most, and what comes meanwhile shares the next. */
const EVERY_MS: Readonly<Record<Haste, number>> = { 'at-once': 0, soon: 15, 'some-time': 250 };

/** When batches begin. */
export class Pace {
  #began = Number.NEGATIVE_INFINITY;
  #haste: Haste = 'at-once';
  readonly #pause = new Pause();

  /** Resolves when the next batch is to begin: at once after a quiet moment. */
  async next(haste: Haste): Promise<void> {
    this.#haste = haste;
    for (let left = this.#left; left >= 1; left = this.#left) await this.#pause.take(left);
    this.#began = performance.now();
  }

  /** The batch that is being waited for is wanted sooner now. */
  hurry(haste: Haste = 'at-once'): void {
    if (EVERY_MS[haste] >= EVERY_MS[this.#haste]) return;
    this.#haste = haste;
    this.#pause.end();
  }

  get #left(): number {
    return this.#began + EVERY_MS[this.#haste] - performance.now();
  }
}
