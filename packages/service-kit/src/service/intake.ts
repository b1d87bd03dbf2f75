import { createHash } from 'node:crypto';
import type { JsMsg } from '@nats-io/jetstream';
import { type CommandDefinition, type Envelope, EnvelopeError, fromHeaders } from '@yabot/contracts';
import type { DeadReason, Item, Outcome } from '../batch/item.ts';
import type { CommandHandler, EventHandler } from '../definitions/handlers.ts';

/** Set by a replay of a dead letter. */
export const REPLAY_HEADER = 'yabot-replay';

type Header = (name: string) => string | undefined;
type Handler = EventHandler | CommandHandler;

/** The message a handler is to decide, made of what came over the wire. */
export function itemFrom(
  source: { header: Header; raw: string; partition?: number; waited: boolean },
  handler: Handler,
  settle: (outcome: Outcome) => void,
): Item {
  const { envelope, poison: missing } = readEnvelope(source.header, handler);
  const { data, poison: mismatch } = missing ? { data: undefined } : readData(source.raw, handler);
  const poison = missing ?? mismatch;
  return {
    envelope,
    handler,
    data,
    settle,
    raw: source.raw,
    entity: envelope.entity,
    inboxId: inboxId(handler, envelope),
    replay: source.header(REPLAY_HEADER) !== undefined && source.header(REPLAY_HEADER) !== '',
    waited: source.waited,
    attempts: 0,
    ...(poison ? { poison } : {}),
    ...(handler.kind === 'command' ? { fingerprint: fingerprint(data) } : {}),
    ...(source.partition === undefined ? {} : { partition: source.partition }),
  };
}

/** A message of the stream, by the handler of its subject. */
export function itemFromStream(
  message: JsMsg,
  handler: Handler,
  partition: number,
  settle: (outcome: Outcome) => void,
): Item {
  const header: Header = (name) => message.headers?.get(name) || undefined;
  return itemFrom({ header, raw: message.string(), partition, waited: false }, handler, settle);
}

function readEnvelope(header: Header, handler: Handler): { envelope: Envelope; poison?: DeadReason } {
  try {
    return { envelope: fromHeaders(header) };
  } catch (error) {
    if (!(error instanceof EnvelopeError)) throw error;
    const id = header('ce-id') ?? header('Nats-Msg-Id') ?? crypto.randomUUID();
    const envelope = {
      id,
      source: header('ce-source') ?? 'unknown',
      type: handler.message.type,
      time: header('ce-time') ?? '',
      entity: header('ce-subject') ?? id,
      correlationId: header('ce-correlationid') ?? id,
    };
    return {
      envelope,
      poison: { code: 'envelope-missing', reason: error.message, field: error.missing[0] ?? '' },
    };
  }
}

function readData(raw: string, handler: Handler): { data: unknown; poison?: DeadReason } {
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch (error) {
    return { data: undefined, poison: { code: 'not-json', reason: (error as Error).message } };
  }
  const parsed = handler.message.schema.safeParse(json);
  if (parsed.success) return { data: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  return {
    data: undefined,
    poison: { code: 'schema-mismatch', reason: `${field}: ${issue?.message}`, field },
  };
}

function inboxId(handler: Handler, envelope: Envelope): string {
  if (handler.kind === 'event') return envelope.id;
  return commandInboxId(handler.message, envelope.idempotencyKey ?? envelope.id);
}

/** Under which id the inbox remembers a command. */
export function commandInboxId(command: CommandDefinition, key: string): string {
  return `${command.type}:${key}`;
}

/** Tells apart two commands with the same key: a hash of the data, whatever the order of its fields. */
export function fingerprint(data: unknown): string {
  return createHash('sha256').update(canonical(data)).digest('base64url').slice(0, 22);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`)
    .join(',')}}`;
}
