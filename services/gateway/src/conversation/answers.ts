import { COMMON_REFUSALS, type Refusal } from '@yabot/contracts';
import type { Client } from '@yabot/service-kit';
import type { Answers, Ask, Asks, Told } from '../features/feature.ts';

/** So long a screen waits for a service; with the rest it is on its way within two seconds. */
const DEADLINE_MS = 1_200;
/** So long when there is something from before to show instead: who waits wants to see something. */
const PATIENCE_MS = 600;
/** So many answers are kept for the time a service is down; the oldest go first. */
const KEPT = 10_000;

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
    const told = Object.entries(asks).map(async ([name, ask]) => {
      return [name, ask && (await this.#ask(ask.query, ask.data))] as const;
    });
    return Object.fromEntries(await Promise.all(told)) as Answers<Asks>;
  }

  /** A late answer is remembered all the same. */
  async #ask(query: Ask<unknown>['query'], data: unknown): Promise<Told<unknown>> {
    const key = `${query.type}:${JSON.stringify(data)}`;
    const asked = this.#client
      .ask(query, data, { timeout: DEADLINE_MS })
      .then((answer) => (answer.ok ? this.#keep(key, answer.result) : this.#refused(key, answer.refusal)));
    if (!this.#kept.has(key)) return asked;
    const { promise: late, resolve } = Promise.withResolvers<Told<unknown>>();
    const timer = setTimeout(() => resolve(this.#recall(key)), PATIENCE_MS);
    return Promise.race([asked, late]).finally(() => clearTimeout(timer));
  }

  #keep(key: string, value: unknown): Told<unknown> {
    this.#kept.delete(key);
    this.#kept.set(key, { value, at: this.#clock() });
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return { state: 'fresh', value };
  }

  #refused(key: string, refusal: Refusal): Told<unknown> {
    return isAway(refusal) ? this.#recall(key) : { state: 'refused', refusal };
  }

  #recall(key: string): Told<unknown> {
    const kept = this.#kept.get(key);
    return kept ? { state: 'kept', ...kept } : { state: 'away' };
  }
}

const AWAY: ReadonlySet<string> = new Set([COMMON_REFUSALS.unavailable.code, COMMON_REFUSALS.fault.code]);

/** Whether nobody could say, rather than somebody said no. */
const isAway = ({ code }: Refusal) => AWAY.has(code);
