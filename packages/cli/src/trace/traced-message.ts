import type { JsMsg } from '@nats-io/jetstream';
import { type Envelope, fromHeaders } from '@yabot/contracts';
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

/** A message of the streams; undefined when it is none of the fleet's. */
export function tracedMessage(message: JsMsg): TracedMessage | undefined {
  const kind = KINDS[message.subject.split('.', 1)[0]!];
  const header = (name: string) => message.headers?.get(name) || undefined;
  if (!kind) return undefined;
  try {
    const dueAt = header('Nats-Schedule')?.replace(/^@at /, '');
    return {
      kind,
      stream: message.info.stream,
      seq: message.seq,
      subject: message.subject,
      envelope: fromHeaders(header),
      storedAt: message.time.toISOString(),
      ...(dueAt && kind === 'scheduled' ? { dueAt } : {}),
    };
  } catch {
    return undefined;
  }
}

/** A dead letter of the stream; undefined for what is none. */
export function tracedLetter(message: JsMsg): Letter | undefined {
  return AUDIT_SUBJECTS.test(message.subject) ? undefined : readLetter(storedLetter(message));
}
