import { type Envelope, fromHeaders, headerValue, type ReadHeader, SPEC_VERSION } from './envelope.ts';

/**
 * The media type of several messages of one subject that travel as one.
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md (JSON batch format)
 */
export const BATCH_MEDIA_TYPE = 'application/cloudevents-batch+json';
const MEDIA_TYPE_HEADER = 'content-type';

/** A message of a batch, to be read as if it had come alone. */
export interface BatchEntry {
  readonly header: ReadHeader;
  readonly data: unknown;
}

/** What a stream holds, as clients of NATS give it. */
export interface StreamMessage {
  readonly headers?: { get(name: string): string | undefined } | undefined;
  /** Its data as text. */
  string(): string;
}

/** A message with what is known of it. */
export interface CarriedMessage {
  readonly envelope: Envelope;
  readonly data: unknown;
}

/**
 * The header names and values of a batch.
 * @param id of its first message: the batch goes by it
 */
export function batchHeaders(id: string): [name: string, value: string][] {
  return [
    [MEDIA_TYPE_HEADER, BATCH_MEDIA_TYPE],
    ['ce-id', headerValue(id)],
  ];
}

/** Whether what has these headers is a batch. */
export const isBatch = (header: ReadHeader): boolean => header(MEDIA_TYPE_HEADER) === BATCH_MEDIA_TYPE;

/**
 * Messages as one.
 * @param messages each with its data as JSON
 */
export function toBatch(messages: Iterable<{ readonly envelope: Envelope; readonly data: string }>): string {
  const entries: string[] = [];
  for (const { envelope, data } of messages) {
    entries.push(`${JSON.stringify(attributesOf(envelope)).slice(0, -1)},"data":${data}}`);
  }
  return `[${entries.join(',')}]`;
}

function attributesOf({ id, source, type, time, entity, ...more }: Envelope) {
  return {
    specversion: SPEC_VERSION,
    id,
    source,
    type,
    time,
    subject: entity,
    correlationid: more.correlationId,
    causationid: more.causationId,
    sequence: more.sequence?.toString(),
    idempotencykey: more.idempotencyKey,
    traceparent: more.traceparent,
  };
}

/**
 * The messages of a batch, in order.
 * @throws SyntaxError when it is none
 */
export function batchEntries(json: string): BatchEntry[] {
  const entries: unknown = JSON.parse(json);
  if (!Array.isArray(entries)) throw new SyntaxError('A batch is a list of messages');
  return entries.map(entryOf);
}

function entryOf(entry: unknown): BatchEntry {
  const attributes = Object(entry) as Record<string, unknown>;
  const header: ReadHeader = (name) => {
    const value = attributes[name.startsWith('ce-') ? name.slice('ce-'.length) : name];
    return typeof value === 'string' ? headerValue(value) : undefined;
  };
  return { header, data: attributes.data };
}

/**
 * All that a message of a stream holds, in order: itself, or the messages of a batch.
 * @throws EnvelopeError or SyntaxError when it is no message of the fleet
 */
export function messagesIn(message: StreamMessage): CarriedMessage[] {
  const header: ReadHeader = (name) => message.headers?.get(name);
  const json = message.string();
  const entries = isBatch(header) ? batchEntries(json) : [{ header, data: JSON.parse(json) as unknown }];
  return entries.map((entry) => ({ envelope: fromHeaders(entry.header), data: entry.data }));
}

/** All that a message of a stream holds; none when it is no message of the fleet. */
export function readableIn(message: StreamMessage): CarriedMessage[] {
  try {
    return messagesIn(message);
  } catch {
    return [];
  }
}
