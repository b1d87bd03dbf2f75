import type { Client } from '@yabot/service-kit';
import type { Answers, Asks, Told } from '../features/feature.ts';

/** So long a screen waits for a service; with the rest it is on its way within two seconds. */
const DEADLINE_MS = 1_200;
/** So many answers are kept for the time a service is down; the oldest go first. */
const KEPT = 5_000;

/** Asks what screens need to know, and remembers what it was last told. */
export class Asking {
  readonly #client: Client;
  readonly #clock: () => Date;
  readonly #kept = new Map<string, { value: unknown; at: Date }>();

  constructor(client: Client, clock: () => Date) {
    this.#client = client;
    this.#clock = clock;
  }

  /** Asks all at once. What cannot be answered now is told from before, with its time, or as away. */
  async all(asks: Asks): Promise<Answers<Asks>> {
    const told = Object.entries(asks).map(async ([name, { query, data }]) => {
      const answer = await this.#client.ask(query, data, { timeout: DEADLINE_MS });
      const key = `${query.type}:${JSON.stringify(data)}`;
      return [name, answer.ok ? this.#keep(key, answer.result) : this.#recall(key)] as const;
    });
    return Object.fromEntries(await Promise.all(told)) as Answers<Asks>;
  }

  #keep(key: string, value: unknown): Told<unknown> {
    this.#kept.delete(key);
    this.#kept.set(key, { value, at: this.#clock() });
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return { state: 'fresh', value };
  }

  #recall(key: string): Told<unknown> {
    const kept = this.#kept.get(key);
    return kept ? { state: 'kept', ...kept } : { state: 'away' };
  }
}
