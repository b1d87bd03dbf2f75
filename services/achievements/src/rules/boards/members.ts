/** A small number for each user, so that boards need not keep ids. */
export class Members {
  readonly #numbers = new Map<string, number>();
  readonly #ids: string[] = [];

  numberOf(userId: string): number | undefined {
    return this.#numbers.get(userId);
  }

  /** The number of a user, a new one for somebody new. */
  admit(userId: string): number {
    const known = this.#numbers.get(userId);
    if (known !== undefined) return known;
    this.#numbers.set(userId, this.#ids.length);
    return this.#ids.push(userId) - 1;
  }

  idOf(number: number): string {
    return this.#ids[number]!;
  }
}
