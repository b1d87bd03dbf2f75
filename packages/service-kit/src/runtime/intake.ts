import type { JsMsg } from '@nats-io/jetstream';
import {
  batchEntries,
  type CommandDefinition,
  type Envelope,
  EnvelopeError,
  fromHeaders,
  isBatch,
  type ReadHeader,
} from '@yabot/contracts';
import type { DeadReason, Item, Outcome, Raw } from '../batch/item.ts';
import type { CommandHandler, EventHandler } from '../definitions/handlers.ts';
import { deadlineOf } from '../middleware/deadline.ts';
import { fingerprint } from './fingerprint.ts';
import { readData } from './read-data.ts';

/** Set by a replay of a dead letter. */
export const REPLAY_HEADER = 'yabot-replay';

type Handler = EventHandler | CommandHandler;

/** A message as it came over the wire. */
export interface Incoming {
  readonly header: ReadHeader;
  readonly raw: Raw;
  /** What it is called when it does not tell its own id. */
  readonly fallbackId: string;
  readonly waited: boolean;
  readonly partition?: number;
  readonly redelivered?: boolean;
}

/** The message a handler is to decide, made of what came over the wire. */
export function itemFrom(incoming: Incoming, handler: Handler, settle: (outcome: Outcome) => void): Item {
  const { header, raw, waited, partition, redelivered = false } = incoming;
  const { envelope, poison: missing } = readEnvelope(incoming, handler);
  const read = missing ? { poison: missing } : readData(raw, handler.message.schema);
  const data = 'data' in read ? read.data : undefined;
  return {
    envelope,
    handler,
    data,
    settle,
    raw,
    waited,
    urgent: waited,
    redelivered,
    entity: envelope.entity,
    inboxId: inboxId(handler, envelope),
    replay: Boolean(header(REPLAY_HEADER)),
    arrived: performance.now(),
    attempts: 0,
    ...('poison' in read ? { poison: read.poison } : {}),
    ...(handler.kind === 'command' ? { fingerprint: fingerprint(data) } : {}),
    ...(partition === undefined ? {} : { partition }),
    ...(waited ? { deadline: deadlineOf(header) } : {}),
  };
}

/** What a message of the stream holds: itself, or the messages of a batch. A batch that cannot be read is one that fits nothing. */
export function incomingFromStream(
  message: JsMsg,
  delivery: { readonly partition: number; readonly redelivered: boolean },
): Incoming[] {
  const header: ReadHeader = (name) => message.headers?.get(name) || undefined;
  const fallbackId = `${message.info.stream}:${message.seq}`;
  const raw = message.string();
  const alone: Incoming = { header, raw, fallbackId, waited: false, ...delivery };
  if (!isBatch(header)) return [alone];
  try {
    return batchEntries(raw).map((entry, index) => ({
      ...alone,
      header: entry.header,
      raw: { json: entry.data },
      fallbackId: `${fallbackId}:${index}`,
    }));
  } catch {
    return [alone];
  }
}

/** What is missing of an envelope is made up for, so that the dead letter tells what is known. */
function readEnvelope(
  { header, fallbackId }: Incoming,
  handler: Handler,
): { envelope: Envelope; poison?: DeadReason } {
  try {
    return { envelope: fromHeaders(header) };
  } catch (error) {
    if (!(error instanceof EnvelopeError)) throw error;
    const id = header('ce-id') || header('Nats-Msg-Id') || fallbackId;
    const { type } = handler.message;
    const instead: Record<string, string> = {
      'ce-id': id,
      'ce-type': type,
      'ce-source': 'unknown',
      'ce-time': 'unknown',
      'ce-subject': id,
      'ce-correlationid': id,
    };
    const envelope = { ...fromHeaders((name) => header(name) || instead[name]), type };
    const field = error.missing[0] ?? '';
    return { envelope, poison: { code: 'envelope-missing', reason: error.message, field } };
  }
}

function inboxId(handler: Handler, envelope: Envelope): string {
  if (handler.kind === 'event') return envelope.id;
  return commandInboxId(handler.message, envelope.idempotencyKey ?? envelope.id);
}

/** Under which id the inbox remembers a command. */
export function commandInboxId(command: CommandDefinition, key: string): string {
  return `${command.type}:${key}`;
}
