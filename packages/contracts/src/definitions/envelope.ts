/**
 * What is known of a message besides its data. Travels in NATS headers as CloudEvents 1.0 in binary mode.
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/nats-protocol-binding.md
 */
export interface Envelope {
  /** UUIDv7; also the `Nats-Msg-Id`. */
  readonly id: string;
  /** The service that sent the message. */
  readonly source: string;
  /** `<owner>.<name>.v<version>` */
  readonly type: string;
  /** When it was sent, ISO 8601 in UTC. */
  readonly time: string;
  /** The entity the message is about: CloudEvents `subject`. */
  readonly entity: string;
  /** The id of the whole chain that one outside action started. */
  readonly correlationId: string;
  /** The id of the message that caused this one; absent on the first of a chain. */
  readonly causationId?: string;
  /** Counts the events of one type about one entity, from 1; absent on commands and queries. */
  readonly sequence?: number;
  /** On commands: the same key again gives the same answer and no second effect. */
  readonly idempotencyKey?: string;
  /** W3C trace context. */
  readonly traceparent?: string;
}

/** Of CloudEvents. */
export const SPEC_VERSION = '1.0';

const OPTIONAL_HEADERS = {
  causationId: 'ce-causationid',
  idempotencyKey: 'ce-idempotencykey',
  traceparent: 'traceparent',
} as const;
const OPTIONAL_FIELDS = Object.keys(OPTIONAL_HEADERS) as (keyof typeof OPTIONAL_HEADERS)[];

/** The header names and values of an envelope. */
export function toHeaders(envelope: Envelope): [name: string, value: string][] {
  const headers: [string, string][] = [
    ['ce-specversion', SPEC_VERSION],
    ['ce-id', headerValue(envelope.id)],
    ['ce-source', headerValue(envelope.source)],
    ['ce-type', headerValue(envelope.type)],
    ['ce-time', headerValue(envelope.time)],
    ['ce-subject', headerValue(envelope.entity)],
    ['ce-correlationid', headerValue(envelope.correlationId)],
    ['ce-datacontenttype', 'application/json'],
  ];
  if (envelope.sequence !== undefined) headers.push(['ce-sequence', String(envelope.sequence)]);
  for (const field of OPTIONAL_FIELDS) {
    const value = envelope[field];
    if (value !== undefined) headers.push([OPTIONAL_HEADERS[field], headerValue(value)]);
  }
  return headers;
}

/** Why headers are not an envelope: the names of those that are missing. */
export class EnvelopeError extends Error {
  readonly missing: readonly string[];
  constructor(missing: readonly string[]) {
    super(`Not a CloudEvents message: missing ${missing.join(', ')}`);
    this.name = 'EnvelopeError';
    this.missing = missing;
  }
}

/** Gives the value of a header, or an empty string or undefined when absent. */
export type ReadHeader = (name: string) => string | undefined;

/**
 * Reads an envelope from headers.
 * @throws EnvelopeError naming every missing header
 */
export function fromHeaders(header: ReadHeader): Envelope {
  const missing: string[] = [];
  const optional = (name: string) => decodeValue(header(name) ?? '');
  const required = (name: string) => {
    const value = optional(name);
    if (!value) missing.push(name);
    return value;
  };
  const sequence = optional('ce-sequence');
  const causationId = optional(OPTIONAL_HEADERS.causationId);
  const idempotencyKey = optional(OPTIONAL_HEADERS.idempotencyKey);
  const traceparent = optional(OPTIONAL_HEADERS.traceparent);
  const envelope: Envelope = {
    id: required('ce-id'),
    source: required('ce-source'),
    type: required('ce-type'),
    time: required('ce-time'),
    entity: required('ce-subject'),
    correlationId: required('ce-correlationid'),
    ...(causationId ? { causationId } : {}),
    ...(sequence ? { sequence: Number(sequence) } : {}),
    ...(idempotencyKey ? { idempotencyKey } : {}),
    ...(traceparent ? { traceparent } : {}),
  };
  if (missing.length > 0) throw new EnvelopeError(missing);
  return envelope;
}

const NEEDS_ENCODING = /[^\x21\x23\x24\x26-\x7E]/u;
const EACH_TO_ENCODE = new RegExp(NEEDS_ENCODING, 'gu');

/** Percent-encodes what a header cannot carry, as the binding asks (section 3.1.3.2). */
export function headerValue(value: string): string {
  if (!NEEDS_ENCODING.test(value)) return value;
  return value.toWellFormed().replace(EACH_TO_ENCODE, encodeURIComponent);
}

/** Undoes {@link headerValue}; a value with a stray percent sign is taken as it is. */
function decodeValue(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
