/** A pause that can be cut short. */
export class Pause {
  #end: () => void = () => undefined;

  /** Resolves after so many milliseconds, or when it is ended. */
  async take(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, milliseconds);
    this.#end = resolve;
    await promise;
    clearTimeout(timer);
  }

  /** Ends the one that is being taken. */
  end(): void {
    this.#end();
  }
}
