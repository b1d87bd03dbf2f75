import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BATCH_MEDIA_TYPE,
  batchEntries,
  batchHeaders,
  EnvelopeError,
  fromHeaders,
  messagesIn,
  toBatch,
  toHeaders,
} from '../../src/index.ts';
import { envelopes } from './envelopes.ts';

const messages = fc.array(fc.record({ envelope: envelopes, data: fc.jsonValue() }), { minLength: 1 });

const stored = (headers: Iterable<readonly [string, string]>, json: string) => ({
  headers: new Map(headers),
  string: () => json,
});

const sent = (some: readonly { envelope: Parameters<typeof toHeaders>[0]; data: unknown }[]) =>
  some.map(({ envelope, data }) => ({ envelope, data: JSON.stringify(data) }));

describe('Messages that go as one', () => {
  it('come back as they were, in their order', () => {
    fc.assert(
      fc.property(messages, (some) => {
        const batch = stored(batchHeaders(some[0]!.envelope.id), toBatch(sent(some)));
        expect(messagesIn(batch)).toEqual(JSON.parse(JSON.stringify(some)));
      }),
    );
  });

  it('are CloudEvents in their JSON batch format', () => {
    const envelope = {
      id: '1',
      source: 'wallet',
      type: 'wallet.credited.v1',
      time: '2026-11-21T12:00:00.000Z',
      entity: 'ana',
      correlationId: 'c1',
      sequence: 7,
    };
    expect(new Map(batchHeaders('1')).get('content-type')).toBe(BATCH_MEDIA_TYPE);
    expect(JSON.parse(toBatch(sent([{ envelope, data: { amount: 5 } }])))).toEqual([
      {
        specversion: '1.0',
        id: '1',
        source: 'wallet',
        type: 'wallet.credited.v1',
        time: '2026-11-21T12:00:00.000Z',
        subject: 'ana',
        correlationid: 'c1',
        sequence: '7',
        data: { amount: 5 },
      },
    ]);
  });

  it('are read like one that goes alone', () => {
    fc.assert(
      fc.property(envelopes, fc.jsonValue(), (envelope, data) => {
        const alone = stored(toHeaders(envelope), JSON.stringify(data));
        const [entry] = batchEntries(toBatch(sent([{ envelope, data }])));
        expect([{ envelope: fromHeaders(entry!.header), data: entry!.data }]).toEqual(messagesIn(alone));
      }),
    );
  });

  it.each(['', '{', '{}', 'null', '"a"'])('are none where the data is %j', (json) => {
    expect(() => messagesIn(stored(batchHeaders('1'), json))).toThrow(SyntaxError);
  });

  it('each tell what they lack, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), (entries) => {
        for (const { header } of batchEntries(JSON.stringify(entries))) {
          expect(() => fromHeaders(header)).toThrow(EnvelopeError);
        }
      }),
    );
  });
});
