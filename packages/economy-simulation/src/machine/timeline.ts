/** What comes, by time; of one moment, in the order in which it was put there. */
export class Timeline<T> {
  readonly #heap: { readonly at: number; readonly turn: number; readonly what: T }[] = [];
  #turns = 0;

  /** When the next one comes, in milliseconds since 1970; undefined when nothing comes. */
  get nextAt(): number | undefined {
    return this.#heap[0]?.at;
  }

  put(at: number, what: T): void {
    const heap = this.#heap;
    const entry = { at, turn: this.#turns++, what };
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!isBefore(entry, heap[above]!)) break;
      heap[place] = heap[above]!;
      place = above;
    }
    heap[place] = entry;
  }

  /** Takes the next one; undefined when nothing comes. */
  take(): { readonly at: number; readonly what: T } | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below++;
      if (below >= heap.length || !isBefore(heap[below]!, last)) break;
      heap[place] = heap[below]!;
      place = below;
    }
    heap[place] = last;
    return first;
  }
}

type Place = { readonly at: number; readonly turn: number };
const isBefore = (a: Place, b: Place) => a.at < b.at || (a.at === b.at && a.turn < b.turn);
