import { Pause } from './pause.ts';

/** A batch costs hardly more than one message: so often one begins at most, and what comes meanwhile shares the next. */
const EVERY_MS = 25;

/** When batches begin. */
export class Pace {
  #next = 0;
  readonly #pause = new Pause();

  /** Resolves when the next batch is to begin: at once after a quiet moment, or when it is urgent. */
  async next(isUrgent: boolean): Promise<void> {
    const pause = this.#next - performance.now();
    if (pause >= 1 && !isUrgent) await this.#pause.take(pause);
    this.#next = performance.now() + EVERY_MS;
  }

  /** The batch that is being waited for begins now. */
  hurry(): void {
    this.#pause.end();
  }
}
