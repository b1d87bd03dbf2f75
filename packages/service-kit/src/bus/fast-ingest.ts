import { createInbox, type Msg, type MsgHdrs, type NatsConnection, nuid } from '@nats-io/nats-core';

const TIMEOUT_MS = 5_000;
/** After how many messages the server says how far it is; only the end is waited for. */
const TELLS_AFTER = 500;
/** A message that is missing ends the run: what follows it is not stored. */
const ENDED_BY_GAPS = 'fail';
/** What a message of a run is, in the server's numbers. */
const FIRST = 0;
const ANOTHER = 1;
const LAST = 2;

/** The server did not take messages, such as when a stream is full. */
export class PublishRefused extends Error {
  readonly code = 'publish-refused';
  constructor(description: string) {
    super(`NATS refused what was published: ${description}`);
    this.name = 'PublishRefused';
  }
}

/** A message for a stream; its id is in its headers. */
export interface Ingested {
  readonly subject: string;
  readonly data: string;
  readonly headers: MsgHdrs;
}

interface Waiting {
  resolve(stored: number): void;
  reject(error: Error): void;
}

/** What the server says of a run: how far it is, what is wrong, or that it is stored. */
interface Answer {
  readonly error?: { readonly description: string };
  readonly stream?: string;
  readonly count?: number;
}

/**
 * Sends runs of messages to a stream, each stored in its order or not at all from some message on, with one answer for
 * all. Those that the stream has already are passed over.
 * @see https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-50.md (fast ingest)
 */
export class FastIngest {
  readonly #connection: NatsConnection;
  readonly #inbox: string;
  readonly #waiting = new Map<string, Waiting>();

  /** @param inboxPrefix under which the connection may take replies */
  constructor(connection: NatsConnection, inboxPrefix?: string) {
    this.#connection = connection;
    this.#inbox = createInbox(inboxPrefix);
    connection.subscribe(`${this.#inbox}.>`, { callback: (_, message) => this.#take(message) });
  }

  /**
   * @returns once all are stored
   * @throws PublishRefused when the server says why it did not take one; those before it are stored
   */
  async store(run: readonly Ingested[]): Promise<void> {
    const id = nuid.next();
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.#waiting.set(id, { resolve, reject });
    const late = setTimeout(
      () => reject(new Error('NATS does not say whether it took what was published')),
      TIMEOUT_MS,
    );
    try {
      this.#send(id, run);
      const stored = await promise;
      if (stored < run.length) throw new PublishRefused(`${stored} of ${run.length} were taken`);
    } finally {
      clearTimeout(late);
      this.#waiting.delete(id);
    }
  }

  #send(id: string, run: readonly Ingested[]) {
    for (const [index, { subject, data, headers }] of run.entries()) {
      const kind = index === run.length - 1 ? LAST : index === 0 ? FIRST : ANOTHER;
      const reply = `${this.#inbox}.${id}.${TELLS_AFTER}.${ENDED_BY_GAPS}.${index + 1}.${kind}.$FI`;
      this.#connection.publish(subject, data, { headers, reply });
    }
  }

  #take(message: Msg) {
    const start = this.#inbox.length + 1;
    const waiting = this.#waiting.get(message.subject.slice(start, message.subject.indexOf('.', start)));
    if (!waiting) return;
    if (message.data.length === 0) return waiting.reject(new Error('NATS has no such stream'));
    const { error, stream, count = 1 } = message.json<Answer>();
    if (error) waiting.reject(new PublishRefused(error.description));
    else if (stream) waiting.resolve(count);
  }
}
