import type { Metrics } from '../observability/metrics.ts';

/** Counts what became of messages: those of one turn of the event loop at once, since one at a time takes longer than most rules. */
export class OutcomeCounts {
  readonly #handled: Metrics['handled'];
  readonly #counts = new Map<string, { readonly type: string; readonly outcome: string; count: number }>();

  constructor(handled: Metrics['handled']) {
    this.#handled = handled;
  }

  count(type: string, outcome: string): void {
    if (this.#counts.size === 0) queueMicrotask(() => this.#tell());
    const key = `${type} ${outcome}`;
    const counted = this.#counts.get(key);
    if (counted) counted.count += 1;
    else this.#counts.set(key, { type, outcome, count: 1 });
  }

  #tell() {
    for (const { type, outcome, count } of this.#counts.values()) this.#handled.inc({ type, outcome }, count);
    this.#counts.clear();
  }
}
