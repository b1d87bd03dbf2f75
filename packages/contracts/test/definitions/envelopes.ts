import fc from 'fast-check';
import type { Envelope } from '../../src/index.ts';

const text = fc.string({ unit: 'binary', minLength: 1 });
/** Any envelope. */
export const envelopes: fc.Arbitrary<Envelope> = fc.record(
  {
    id: fc.uuid({ version: 7 }),
    source: text,
    type: text,
    time: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    entity: text,
    correlationId: text,
    causationId: text,
    sequence: fc.integer({ min: 1 }),
    idempotencyKey: text,
    traceparent: text,
  },
  { requiredKeys: ['id', 'source', 'type', 'time', 'entity', 'correlationId'] },
);
