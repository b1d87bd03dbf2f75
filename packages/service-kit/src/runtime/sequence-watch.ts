import type { Envelope } from '@yabot/contracts';

/** How many entities are watched at once; the oldest are forgotten. */
const MAX_WATCHED = 50_000;

/** Notices when an event of an entity is missing between two that came. */
export class SequenceWatch {
  readonly #last = new Map<string, number>();

  /** How many events are missing before this one; 0 when none is, when it came before, or when it is the first seen. */
  missing(envelope: Envelope): number {
    if (!Number.isSafeInteger(envelope.sequence)) return 0;
    const sequence = envelope.sequence as number;
    const key = `${envelope.type}/${envelope.entity}`;
    const last = this.#last.get(key);
    if (last !== undefined && sequence <= last) return 0;
    this.#last.delete(key);
    this.#last.set(key, sequence);
    if (this.#last.size > MAX_WATCHED) this.#last.delete(this.#last.keys().next().value as string);
    return last === undefined ? 0 : sequence - last - 1;
  }
}
