/** A batch costs hardly more than one message: so often one begins at most, and what comes meanwhile shares the next. */
const EVERY_MS = 16;

/** When batches begin. */
export class Pace {
  #next = 0;
  #hurry: () => void = () => undefined;

  /** Resolves when the next batch is to begin: at once after a quiet moment, or when it is urgent. */
  async next(isUrgent: boolean): Promise<void> {
    const pause = this.#next - performance.now();
    if (pause >= 1 && !isUrgent) await this.#pause(pause);
    this.#next = performance.now() + EVERY_MS;
  }

  /** The batch that is being waited for begins now. */
  hurry(): void {
    this.#hurry();
  }

  #pause(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, milliseconds);
    this.#hurry = () => {
      clearTimeout(timer);
      resolve();
    };
    return promise;
  }
}
