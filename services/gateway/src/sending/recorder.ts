import { setTimeout as wait } from 'node:timers/promises';
import { RecordSent, type SentMessage } from '@yabot/contracts';
import type { AttachContext } from '@yabot/service-kit';
import { backOff } from '../rules/pacing.ts';
import type { ToldNotice } from '../rules/told.ts';

type Record = typeof RecordSent.sample;

/** So long it is remembered that a message was sent, so that a look into the database from before does not bring it back. */
const REMEMBERED_MS = 60_000;
const MOST_BETWEEN_TRIES_MS = 1_000;

/** Records what was sent, at once and together with all that was sent while the last record was written. */
export class Recorder {
  readonly #context: AttachContext;
  readonly #newId: () => string;
  #next = nothing();
  #writing: Promise<void> | undefined;
  #unrecorded = 0;
  #recorded: () => void = () => undefined;
  readonly #remembered = new Map<string, { revision: number; at: number }>();

  constructor(context: AttachContext, newId: () => string) {
    this.#context = context;
    this.#newId = newId;
  }

  /** How many messages Telegram has that would be sent again after a crash now. */
  get unrecorded(): number {
    return this.#unrecorded;
  }

  /** Calls back whenever something was recorded. */
  onRecorded(recorded: () => void): void {
    this.#recorded = recorded;
  }

  sent(message: SentMessage): void {
    this.#unrecorded++;
    this.#remember(message.id, message.revision);
    this.#next.sent.push(message);
    this.#write();
  }

  /** A notice was sent; resolves when what it told is not to be told any more. */
  async told({ earned, ...told }: ToldNotice): Promise<void> {
    this.#unrecorded++;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#next.told.push({ ...told, earned: { ...earned } });
    this.#next.tellers.push(resolve);
    this.#write();
    return promise;
  }

  refused(message: { id: string; code: string; reason: string; revision: number }): void {
    this.#remember(message.id, message.revision);
    this.#next.refused.push({ id: message.id, code: message.code, reason: message.reason });
    this.#write();
  }

  blocked(userId: string): void {
    this.#next.blocked.push(userId);
    this.#write();
  }

  /** Whether a message, or a newer revision of it, was sent lately. */
  knows({ id, revision }: { readonly id: string; readonly revision: number }): boolean {
    const known = this.#remembered.get(id);
    return known !== undefined && known.revision >= revision;
  }

  /** Resolves when all is recorded. */
  async settled(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  #remember(id: string, revision: number) {
    const now = performance.now();
    this.#remembered.delete(id);
    this.#remembered.set(id, { revision, at: now });
    for (const [old, { at }] of this.#remembered) {
      if (at > now - REMEMBERED_MS) return;
      this.#remembered.delete(old);
    }
  }

  #write() {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
  }

  async #writeAll() {
    while (!isEmpty(this.#next)) {
      const { tellers, ...record } = this.#next;
      this.#next = nothing();
      await this.#submit(record);
      this.#unrecorded -= record.sent.length + record.told.length;
      for (const recorded of tellers) recorded();
      this.#recorded();
    }
  }

  /** What was sent is not forgotten while the database is away. */
  async #submit(record: Omit<Unwritten, 'tellers'>) {
    const key = this.#newId();
    for (let failures = 1; ; failures++) {
      const answer = await this.#context.submit(RecordSent.of(record, { key }));
      if (answer.ok) return;
      const { code } = answer.refusal;
      if (code !== 'service-unavailable' || failures > 600) {
        this.#context.log.error(
          { code, messages: record.sent.length + record.told.length },
          'sent-not-recorded',
        );
        return;
      }
      await wait(backOff(failures, Math.random(), MOST_BETWEEN_TRIES_MS));
    }
  }
}

/** What is to be recorded next, and who waits for it. */
interface Unwritten {
  sent: SentMessage[];
  told: NonNullable<Record['told']>[number][];
  refused: Record['refused'];
  blocked: string[];
  tellers: (() => void)[];
}

const nothing = (): Unwritten => ({ sent: [], told: [], refused: [], blocked: [], tellers: [] });
const isEmpty = ({ sent, told, refused, blocked }: Unwritten) =>
  sent.length + told.length + refused.length + blocked.length === 0;
