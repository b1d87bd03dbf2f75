import { type JetStreamManager, type JsMsg, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { DEAD_LETTERS_STREAM } from '@yabot/contracts';
import { scan } from '../streams/scan.ts';
import { CliError } from '../terminal/cli-error.ts';
import { AUDIT_SUBJECTS, type AuditRecord, readAudit } from './audit.ts';
import { type Letter, readLetter, type StoredLetter } from './letter.ts';

const MESSAGE_NOT_FOUND = 10_037;
const STREAM_NOT_FOUND = 10_059;

/** Which letters are meant; all when nothing is said. */
export interface LettersWanted {
  readonly service?: string;
  /** Why they were given up, such as `minting-capped`. */
  readonly code?: string;
}

/** The dead letters of the fleet. */
export class Letters {
  readonly #manager: JetStreamManager;
  readonly connection: NatsConnection;

  private constructor(connection: NatsConnection, manager: JetStreamManager) {
    this.connection = connection;
    this.#manager = manager;
  }

  static async open(connection: NatsConnection): Promise<Letters> {
    return new Letters(connection, await jetstreamManager(connection));
  }

  /** All that wait, oldest first; of one service or of one code when it is named. */
  async all({ service, code }: LettersWanted = {}): Promise<Letter[]> {
    const found: Letter[] = [];
    await scan(
      this.#manager,
      { stream: DEAD_LETTERS_STREAM, ...(service ? { subjects: [`dlq.${service}.>`] } : {}) },
      (message) => {
        if (!AUDIT_SUBJECTS.test(message.subject)) found.push(readLetter(storedLetter(message)));
      },
    );
    return code === undefined ? found : found.filter((letter) => letter.code === code);
  }

  /** @throws CliError when there is no such letter, as after it was replayed or discarded */
  async get(seq: number): Promise<Letter> {
    const message = await this.#stored(seq);
    if (!message || AUDIT_SUBJECTS.test(message.subject)) throw new CliError('dlq.none', { seq });
    const { subject, time: storedAt } = message;
    return readLetter({ seq, subject, storedAt, json: message.string() });
  }

  /** @returns null when it is not there */
  #stored(seq: number) {
    return this.#manager.streams
      .getMessage(DEAD_LETTERS_STREAM, { seq })
      .catch((error: { code?: number }) => {
        if (error.code === MESSAGE_NOT_FOUND || error.code === STREAM_NOT_FOUND) return null;
        throw error;
      });
  }

  /** Takes a letter away; one that is gone already is fine. */
  async remove(seq: number): Promise<void> {
    try {
      await this.#manager.streams.deleteMessage(DEAD_LETTERS_STREAM, seq);
    } catch (error) {
      // The server says in several ways that another was quicker.
      if (await this.#stored(seq)) throw error;
    }
  }

  /** What people did with letters, oldest first. */
  async history(): Promise<AuditRecord[]> {
    const found: AuditRecord[] = [];
    await scan(this.#manager, { stream: DEAD_LETTERS_STREAM, subjects: ['dlq.audit.>'] }, (message) => {
      found.push(readAudit(message.string()));
    });
    return found;
  }
}

/** A message of the dead-letter stream, as it is read. */
export function storedLetter(message: JsMsg): StoredLetter {
  const { seq, subject, time: storedAt } = message;
  return { seq, subject, storedAt, json: message.string() };
}
