import type { JsMsg } from '@nats-io/jetstream';
import { type Envelope, readableIn } from '@yabot/contracts';
import { AUDIT_SUBJECTS } from '../dlq/audit.ts';
import { type Letter, readLetter } from '../dlq/letter.ts';
import { storedLetter } from '../dlq/letters.ts';

/** What a message is, by its subject. */
export type MessageKind = 'event' | 'command' | 'scheduled' | 'due';

/** A message of a chain, as a stream holds it. */
export interface TracedMessage {
  readonly kind: MessageKind;
  readonly stream: string;
  readonly seq: number;
  readonly subject: string;
  readonly envelope: Envelope;
  /** ISO 8601: when the stream stored it. */
  readonly storedAt: string;
  /** When a scheduled command is due. */
  readonly dueAt?: string;
}

const KINDS: Readonly<Record<string, MessageKind>> = {
  evt: 'event',
  cmd: 'command',
  sched: 'scheduled',
  due: 'due',
};

/** The messages that one of a stream holds; none when it is none of the fleet's. */
export function tracedMessages(message: JsMsg): TracedMessage[] {
  const kind = KINDS[message.subject.split('.', 1)[0]!];
  if (!kind) return [];
  const dueAt = message.headers?.get('Nats-Schedule').replace(/^@at /, '');
  return readableIn(message).map(({ envelope }) => ({
    kind,
    stream: message.info.stream,
    seq: message.seq,
    subject: message.subject,
    envelope,
    storedAt: message.time.toISOString(),
    ...(dueAt && kind === 'scheduled' ? { dueAt } : {}),
  }));
}

/** A dead letter of the stream; undefined for what is none. */
export function tracedLetter(message: JsMsg): Letter | undefined {
  return AUDIT_SUBJECTS.test(message.subject) ? undefined : readLetter(storedLetter(message));
}
