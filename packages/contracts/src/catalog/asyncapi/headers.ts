import { type Envelope, toHeaders } from '../../definitions/envelope.ts';

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  'ce-specversion': 'Version of CloudEvents',
  'ce-id': 'UUIDv7 of the message',
  'ce-source': 'The service that sent the message',
  'ce-type': 'The type of the message',
  'ce-time': 'When it was sent, ISO 8601 in UTC',
  'ce-subject': 'The entity the message is about; decides the partition',
  'ce-correlationid': 'The id of the whole chain that one outside action started',
  'ce-datacontenttype': 'The media type of the data',
  'ce-causationid': 'The id of the message that caused this one; absent on the first of a chain',
  'ce-sequence': 'Counts the events of one type about one entity, from 1',
  'ce-idempotencykey': 'The same key again gives the same answer and no second effect',
  traceparent: 'W3C trace context',
  'Nats-Msg-Id': 'Equal to ce-id: the server drops what it stored before',
};

const ALWAYS = {
  id: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c70',
  time: '2026-11-21T12:00:00.000Z',
  correlationId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c71',
};

/** An envelope such as a message of this type could have. */
export function sampleEnvelope(kind: HeaderKind, source: string, type: string, entity: string): Envelope {
  return {
    ...ALWAYS,
    source,
    type,
    entity,
    causationId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c72',
    ...(kind === 'event' ? { sequence: 1 } : {}),
    ...(kind === 'command' ? { idempotencyKey: 'example-1' } : {}),
  };
}

/** The kinds of message that differ in their headers. */
export type HeaderKind = 'event' | 'command' | 'query';

/** The schemas of the headers, one for each kind: `event-headers`, `command-headers`, `query-headers`. */
export function headerSchemas(): Record<string, unknown> {
  return {
    'event-headers': headerSchema('event', ['ce-sequence', 'Nats-Msg-Id']),
    'command-headers': headerSchema('command', ['ce-idempotencykey']),
    'query-headers': headerSchema('query', []),
  };
}

function headerSchema(kind: HeaderKind, more: readonly string[]) {
  const { causationId, sequence, idempotencyKey, ...always } = sampleEnvelope(kind, 's', 't', 'e');
  const required = toHeaders(always).map(([name]) => name);
  const described = [...required, 'ce-causationid', 'traceparent', ...more];
  return {
    type: 'object',
    description:
      'CloudEvents 1.0 in binary mode; values are percent-encoded where they are not printable ASCII',
    properties: Object.fromEntries(described.map((name) => [name, headerOf(name)])),
    required: [...required, ...more],
  };
}

function headerOf(name: string) {
  const fixed = { 'ce-specversion': '1.0', 'ce-datacontenttype': 'application/json' }[name];
  return { type: 'string', ...(fixed ? { const: fixed } : {}), description: DESCRIPTIONS[name] };
}
