import { defineEvent } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deadLetter, MAX_DATA_BYTES, outgoingEvent } from '../src/batch/outgoing.ts';

/** What a message may have on NATS, headers included. */
const NATS_MAX_BYTES = 256 * 1024;

const Told = defineEvent({
  owner: 'wallet',
  name: 'told',
  summary: 'Somebody told something',
  data: z.object({ who: z.string(), what: z.string() }),
  entity: ({ who }) => who,
  sample: { who: 'ana', what: '' },
});
const cause = {
  id: 'm1',
  type: 'gateway.added.v1',
  source: 'gateway',
  entity: 'ana',
  correlationId: 'chain',
  time: '2026-01-01T00:00:00.000Z',
  traceparent: '00-trace-span-01',
};
const sender = {
  service: 'wallet' as const,
  codeVersion: '1.0.0',
  at: '2026-01-01T00:00:01.000Z',
  newId: () => 'new-id',
};

describe('A message that goes out', () => {
  it('belongs to the chain of the one that caused it', () => {
    const { envelope, data } = outgoingEvent(Told.of({ who: 'ana', what: 'ñ' }), cause, sender);
    expect(envelope).toMatchObject({
      id: 'new-id',
      correlationId: 'chain',
      causationId: 'm1',
      time: '2026-01-01T00:00:01.000Z',
      traceparent: '00-trace-span-01',
    });
    expect(data).toBe('{"who":"ana","what":"ñ"}');
  });

  it('is refused with the field named when it does not fit its schema', () => {
    const wrong = Told.of({ who: 'ana', what: 1 as never });
    expect(() => outgoingEvent(wrong, cause, sender)).toThrow(
      /wallet\.told\.v1 was decided with a wrong what/,
    );
  });

  it('is refused when it is too long for NATS, which would hold up all that follow', () => {
    const long = Told.of({ who: 'ana', what: 'ñ'.repeat(MAX_DATA_BYTES / 2) });
    expect(() => outgoingEvent(long, cause, sender)).toThrow(/at most 100000 can be sent/);
  });
});

describe('A dead letter', () => {
  const letter = (raw: string) => {
    const item = { envelope: cause, entity: 'ana', raw, attempts: 4 };
    const { subject, headers, data } = deadLetter(item, { code: 'c', reason: 'r' }, sender);
    const bytes = Buffer.byteLength(data) + Buffer.byteLength(JSON.stringify(headers));
    return { subject, bytes, data: JSON.parse(data) as { message: { raw: string } } };
  };

  it('holds what is needed to understand and to replay it', () => {
    expect(letter('{"who":"ana"}')).toMatchObject({
      subject: 'dlq.wallet.gateway.added.v1',
      data: {
        service: 'wallet',
        handler: 'gateway.added.v1',
        code: 'c',
        reason: 'r',
        attempts: 4,
        codeVersion: '1.0.0',
        message: { envelope: cause, raw: '{"who":"ana"}' },
      },
    });
  });

  it('of the longest message a service can send fits into one of NATS', () => {
    const raw = JSON.stringify('"'.repeat(MAX_DATA_BYTES / 2 - 1));
    const { bytes, data } = letter(raw);
    expect(data.message.raw).toBe(raw);
    expect(bytes).toBeLessThan(NATS_MAX_BYTES);
  });

  it('of a longer one says how long that was', () => {
    const { bytes, data } = letter(`"${'x'.repeat(200_000)}"`);
    expect(data.message.raw).toMatch(/… \(200002 characters\)$/);
    expect(bytes).toBeLessThan(NATS_MAX_BYTES);
  });
});
