import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EnvelopeError, fromHeaders, toHeaders } from '../../src/index.ts';
import { envelopes } from './envelopes.ts';

const read = (headers: readonly (readonly [string, string])[]) => {
  const byName = new Map(headers);
  return fromHeaders((name) => byName.get(name));
};

describe('an envelope', () => {
  it('comes back from its headers as it was', () => {
    fc.assert(
      fc.property(envelopes, (envelope) => {
        expect(read(toHeaders(envelope))).toEqual(envelope);
      }),
    );
  });

  it('puts only printable ASCII into headers, whatever it holds', () => {
    fc.assert(
      fc.property(envelopes, fc.string({ unit: halfPairs }), (envelope, entity) => {
        for (const [, value] of toHeaders({ ...envelope, entity })) expect(value).toMatch(/^[\x21-\x7E]*$/);
      }),
    );
  });

  it('keeps ordinary ids and keys readable in headers', () => {
    const headers = new Map(
      toHeaders({
        id: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6d',
        source: 'wallet',
        type: 'wallet.debit.v1',
        time: '2026-11-21T12:00:00.000Z',
        entity: 'ana',
        correlationId: 'c1',
        idempotencyKey: 'order:7:ana 100% "sure"',
      }),
    );
    expect(headers.get('ce-subject')).toBe('ana');
    expect(headers.get('ce-idempotencykey')).toBe('order:7:ana%20100%25%20%22sure%22');
    expect(headers.has('ce-causationid')).toBe(false);
  });

  it('names every missing header at once', () => {
    expect(() => read([['ce-id', '1']])).toThrow(EnvelopeError);
    expect(() => read([['ce-id', '1']])).toThrow('ce-source, ce-type, ce-time, ce-subject, ce-correlationid');
  });

  it('takes a value with a stray percent sign as it is', () => {
    const headers = toHeaders({
      id: '1',
      source: 's',
      type: 't',
      time: 'n',
      entity: 'e',
      correlationId: 'c',
    });
    expect(read([...headers, ['ce-idempotencykey', '50%']]).idempotencyKey).toBe('50%');
  });
});

/** Any UTF-16 unit on its own, halves of surrogate pairs included. */
const halfPairs = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
