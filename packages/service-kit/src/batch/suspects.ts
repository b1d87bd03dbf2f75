import type { Attempts } from '../store/store.ts';
import type { Item } from './item.ts';

/** After as many attempts that ended with the process a message goes to the dead letters. */
export const FATAL_ATTEMPTS = 3;

/**
 * Finds the message that kills the process that handles it, by endless recursion or by using up the memory. Only
 * messages that were delivered before are suspect: each attempt at them is counted in the database before it begins,
 * first together and, when that ended badly, one by one.
 */
export class Suspects {
  readonly #attempts: Attempts;
  readonly #clock: () => Date;

  constructor(attempts: Attempts, clock: () => Date) {
    this.#attempts = attempts;
    this.#clock = clock;
  }

  /**
   * Counts an attempt at the suspects of a batch. One that has used up its attempts is marked as poison.
   * @returns false when some must be tried alone; they are marked, and nothing was counted
   */
  async mayTry(items: readonly Item[]): Promise<boolean> {
    const suspects = items.filter((item) => item.redelivered && !item.counted && !item.poison);
    if (suspects.length === 0) return true;
    const before = await this.#attempts.of(suspects.map(({ inboxId }) => inboxId));
    for (const suspect of suspects) {
      const times = before.get(suspect.inboxId) ?? 0;
      if (times >= FATAL_ATTEMPTS) giveUp(suspect, times);
      else if (times > 0) suspect.alone = true;
    }
    if (items.length > 1 && items.some(({ alone }) => alone)) return false;
    const tried = suspects.filter(({ poison }) => !poison);
    if (tried.length > 0) await this.#count(tried);
    return true;
  }

  async #count(tried: readonly Item[]) {
    await this.#attempts.count([...new Set(tried.map(({ inboxId }) => inboxId))], this.#clock());
    for (const item of tried) item.counted = true;
  }
}

function giveUp(suspect: Item, times: number) {
  const reason = `The process ended ${times} times while it handled this message; its last words are in the log of whoever started it`;
  suspect.poison = { code: 'handler-killed-process', reason };
  suspect.attempts = times;
}
