/** Gives what has the smallest `at` first; of equals the one that came first. */
export class Heap<Entry extends { readonly at: number }> {
  readonly #entries: { entry: Entry; order: number }[] = [];
  #order = 0;

  get size(): number {
    return this.#entries.length;
  }

  peek(): Entry | undefined {
    return this.#entries[0]?.entry;
  }

  push(entry: Entry): void {
    this.#entries.push({ entry, order: this.#order++ });
    let index = this.#entries.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#before(index, parent)) break;
      this.#swap(index, parent);
      index = parent;
    }
  }

  pop(): Entry | undefined {
    const first = this.#entries[0];
    const last = this.#entries.pop();
    if (!first || !last || first === last) return first?.entry;
    this.#entries[0] = last;
    for (let index = 0; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let least = index;
      if (left < this.#entries.length && this.#before(left, least)) least = left;
      if (right < this.#entries.length && this.#before(right, least)) least = right;
      if (least === index) return first.entry;
      this.#swap(index, least);
      index = least;
    }
  }

  #before(one: number, other: number): boolean {
    const [a, b] = [this.#entries[one]!, this.#entries[other]!];
    return a.entry.at === b.entry.at ? a.order < b.order : a.entry.at < b.entry.at;
  }

  #swap(one: number, other: number) {
    const kept = this.#entries[one]!;
    this.#entries[one] = this.#entries[other]!;
    this.#entries[other] = kept;
  }
}
