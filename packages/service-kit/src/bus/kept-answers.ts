import type { Msg, NatsConnection } from '@nats-io/nats-core';
import { type Keeping, keepingSubjects, type QueryDefinition, readableIn } from '@yabot/contracts';
import type { Answer } from './answer.ts';
import type { Client } from './client.ts';

/** About so many entities answers of a query are kept at most; then those asked about first go. */
const MOST_ENTITIES = 10_000;

interface Kept {
  readonly answer: Promise<Answer<unknown, string>>;
  /** By `performance.now()`. */
  readonly until: number;
}

/** The kept answers of one query, by entity and then by what was asked. */
interface Query {
  readonly keeping: Keeping;
  readonly entities: Map<string, Map<string, Kept>>;
}

/**
 * Answers of queries, kept by who asks. Every instance hears the events by which they are dropped as they are published,
 * without a consumer that instances would share; should one be missed, an answer is not kept for long. An answer asked
 * for before an event is never kept after it.
 */
export class KeptAnswers {
  readonly #definitions: readonly QueryDefinition[];
  readonly #queries = new Map<string, Query>();
  /** Nothing is kept before the events are heard. */
  #hears = false;

  constructor(definitions: readonly QueryDefinition[]) {
    this.#definitions = definitions;
    for (const { type, keeping } of definitions) {
      if (!keeping) throw new Error(`Answers of ${type} are not to be kept: its definition does not say how`);
      this.#queries.set(type, { keeping, entities: new Map() });
    }
  }

  /** A client that answers from what is kept. */
  before(client: Client): Client {
    if (this.#queries.size === 0) return client;
    const ask = (message: { type: string }, data: unknown, options?: never) => {
      const asked = () => client.ask(message as never, data as never, options as never);
      const query = this.#queries.get(message.type);
      return query && this.#hears ? this.#answer(query, data, asked) : asked();
    };
    return { ask } as unknown as Client;
  }

  /** Hears the events by which answers are dropped, on a connection that may break and come back. */
  async listen(connection: NatsConnection): Promise<void> {
    const subjects = new Set(this.#definitions.flatMap(keepingSubjects));
    if (subjects.size === 0) return;
    for (const subject of subjects)
      connection.subscribe(subject, {
        callback: (error, message) => {
          if (!error) this.#take(message);
        },
      });
    await connection.flush();
    this.#hears = true;
  }

  /** Drops everything: events may have been missed. */
  clear(): void {
    for (const { entities } of this.#queries.values()) entities.clear();
  }

  #answer({ keeping, entities }: Query, data: unknown, ask: () => Promise<Answer<unknown, string>>) {
    const entity = keeping.entity(data);
    const key = JSON.stringify(data);
    const about = entities.get(entity) ?? new Map<string, Kept>();
    const kept = about.get(key);
    const now = performance.now();
    if (kept && now < kept.until) return kept.answer;
    const asked: Kept = { answer: ask(), until: now + keeping.forMs };
    about.set(key, asked);
    entities.set(entity, about);
    if (entities.size > MOST_ENTITIES) entities.delete(String(entities.keys().next().value));
    const forget = () => about.get(key) === asked && about.delete(key);
    asked.answer.then((answer) => answer.ok || forget(), forget);
    return asked.answer;
  }

  #take(message: Msg) {
    for (const { envelope } of readableIn(message)) {
      for (const { keeping, entities } of this.#queries.values()) {
        if (tells(keeping.droppedBy, envelope.type)) entities.delete(envelope.entity);
        if (tells(keeping.clearedBy ?? [], envelope.type)) entities.clear();
      }
    }
  }
}

const tells = (events: Keeping['droppedBy'], wanted: string) => events.some(({ type }) => type === wanted);
