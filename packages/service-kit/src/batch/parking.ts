import type { Item } from './item.ts';

interface Place {
  readonly items: Item[];
  timer?: NodeJS.Timeout;
}

/** Where messages wait for a retry, and those of the same entity behind them, in order. */
export class Parking {
  readonly #places = new Map<string, Place>();
  readonly #back: (items: Item[]) => void;

  /** @param back told what has waited long enough */
  constructor(back: (items: Item[]) => void) {
    this.#back = back;
  }

  /** How many messages wait here. */
  get size(): number {
    let size = 0;
    for (const { items } of this.#places.values()) size += items.length;
    return size;
  }

  /** When the one that came first of all here came; undefined when none is here. */
  get oldest(): number | undefined {
    const arrivals = [...this.#places.values()].flatMap(({ items }) => items[0]?.arrived ?? []);
    return arrivals.length > 0 ? Math.min(...arrivals) : undefined;
  }

  /** Keeps a message when one of its entity waits here. Those that somebody waits for never do. */
  takesBehind(item: Item): boolean {
    const place = item.waited ? undefined : this.#places.get(item.entity);
    place?.items.push(item);
    return place !== undefined;
  }

  /** Keeps a message until its entity is let out. */
  park(item: Item): void {
    const place = this.#places.get(item.entity);
    if (place) place.items.push(item);
    else this.#places.set(item.entity, { items: [item] });
  }

  /** Lets out what waits of an entity, after a while. */
  letOutAfter(entity: string, milliseconds: number): void {
    const place = this.#places.get(entity);
    if (!place) return;
    clearTimeout(place.timer);
    place.timer = setTimeout(() => {
      this.#places.delete(entity);
      this.#back(place.items);
    }, milliseconds);
    place.timer.unref();
  }

  /** Takes out those that `goes` picks. */
  remove(goes: (item: Item) => boolean): Item[] {
    const removed: Item[] = [];
    for (const [entity, place] of this.#places) {
      const kept = place.items.filter((item) => !goes(item));
      if (kept.length === place.items.length) continue;
      removed.push(...place.items.filter(goes));
      place.items.splice(0, place.items.length, ...kept);
      if (kept.length > 0) continue;
      clearTimeout(place.timer);
      this.#places.delete(entity);
    }
    return removed;
  }
}
