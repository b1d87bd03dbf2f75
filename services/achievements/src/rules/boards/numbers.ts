const FIRST = 1_024;

/** A number for each small whole number, 0 until it is set; a million of them take eight megabytes. */
export class Numbers {
  #values = new Float64Array(FIRST);

  at(index: number): number {
    return index < this.#values.length ? this.#values[index]! : 0;
  }

  set(index: number, value: number): void {
    if (index >= this.#values.length) this.#grow(index);
    this.#values[index] = value;
  }

  #grow(index: number): void {
    const values = new Float64Array(Math.max(index + 1, 2 * this.#values.length));
    values.set(this.#values);
    this.#values = values;
  }
}
