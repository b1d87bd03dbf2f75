import type { JsMsg } from '@nats-io/jetstream';
import { batchHeaders, toBatch, toHeaders } from '@yabot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Item, rawText } from '../src/batch/item.ts';
import { incomingFromStream, itemFrom } from '../src/runtime/intake.ts';
import { SequenceWatch } from '../src/runtime/sequence-watch.ts';
import { Added, adderOn, Take } from './adder.ts';

const add = adderOn.sql.consumes![0]!;
const take = adderOn.sql.accepts![0]!;
const data = { who: 'ana', amount: 1, note: '' };
const envelope = {
  id: '018f-1',
  type: Added.type,
  entity: 'ñ ana',
  correlationId: 'chain',
  source: 'gateway',
  time: '2026-01-01T00:00:00.000Z',
};
const complete = Object.fromEntries(toHeaders(envelope));

function intake(
  headers: Record<string, string>,
  raw = JSON.stringify(data),
  handler = add as Item['handler'],
) {
  const header = (name: string) => headers[name];
  return itemFrom({ header, raw, fallbackId: 'MESSAGES:7', waited: false }, handler, () => undefined);
}

describe('Taking in a message', () => {
  it('reads the envelope and the data', () => {
    const item = intake(complete);
    expect(item).toMatchObject({ envelope, data, entity: 'ñ ana', inboxId: '018f-1', replay: false });
    expect(item.poison).toBeUndefined();
  });

  it('buries one without envelope under the place it has in the stream, so that it is one letter however often it comes', () => {
    const item = intake({});
    expect(item).toMatchObject({
      inboxId: 'MESSAGES:7',
      envelope: { id: 'MESSAGES:7', type: Added.type, source: 'unknown', entity: 'MESSAGES:7' },
      poison: { code: 'envelope-missing', field: 'ce-id' },
    });
    expect(item.envelope).not.toHaveProperty('causationId');
  });

  it.each(['ce-id', 'ce-source', 'ce-type', 'ce-time', 'ce-subject', 'ce-correlationid'])(
    'buries one without %s, and keeps what it does tell',
    (missing) => {
      const { [missing]: _, ...headers } = complete;
      const item = intake(headers);
      expect(item.poison).toMatchObject({ code: 'envelope-missing', field: missing });
      if (missing !== 'ce-subject') expect(item.entity).toBe('ñ ana');
    },
  );

  it('takes any headers without failing', () => {
    const names = [
      ...Object.keys(complete),
      'ce-sequence',
      'ce-idempotencykey',
      'yabot-replay',
      'Nats-Msg-Id',
    ];
    const headers = fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(headers, fc.string(), (some, raw) => {
        const item = intake(some, raw);
        expect(typeof item.inboxId).toBe('string');
        expect(item.envelope.type).not.toBe('');
        expect(new SequenceWatch().missing(item.envelope)).toBe(0);
      }),
    );
  });

  it('says what does not fit, and shows none of the data', () => {
    expect(intake(complete, '{"who":"Canary"').poison).toEqual({
      code: 'not-json',
      reason: 'The data is not JSON',
    });
    const { poison } = intake(complete, JSON.stringify({ ...data, amount: 'Canary' }));
    expect(poison).toMatchObject({ code: 'schema-mismatch', field: 'amount' });
    expect(poison!.reason).not.toContain('Canary');
  });

  it('knows a command by its type and key, and its data by a hash', () => {
    const command = (headers: Record<string, string>, raw: string) =>
      intake(headers, raw, take as Item['handler']);
    const keyed = { ...complete, 'ce-idempotencykey': 'once' };
    const [one, other] = ['{"who":"ana","amount":1}', '{"amount":1,"who":"ana"}'].map((raw) =>
      command(keyed, raw),
    );
    expect(one!.inboxId).toBe(`${Take.type}:once`);
    expect(one!.fingerprint).toBe(other!.fingerprint);
    expect(command(complete, '{"who":"ana","amount":1}').inboxId).toBe(`${Take.type}:018f-1`);
  });

  it('takes a dead letter up again only where a replay says so', () => {
    expect(intake({ ...complete, 'yabot-replay': 'yes' }).replay).toBe(true);
    expect(intake({ ...complete, 'yabot-replay': '' }).replay).toBe(false);
  });
});

/** What came as one message of the stream. */
function intakeOfBatch(json: string) {
  const headers = new Map(batchHeaders('018f-1'));
  const message = { headers, seq: 7, info: { stream: 'MESSAGES' }, string: () => json } as unknown as JsMsg;
  return incomingFromStream(message, { partition: 3, redelivered: false }).map((incoming) =>
    itemFrom(incoming, add as Item['handler'], () => undefined),
  );
}

describe('Taking in messages that came as one', () => {
  const second = { ...envelope, id: '018f-2', entity: 'ben' };
  const both = [
    { envelope, data: JSON.stringify(data) },
    { envelope: second, data: JSON.stringify({ ...data, who: 'ben' }) },
  ];

  it('reads each like one that came alone', () => {
    const items = intakeOfBatch(toBatch(both));
    expect(items).toMatchObject([
      { envelope, data, entity: 'ñ ana', inboxId: '018f-1', partition: 3 },
      { envelope: second, data: { who: 'ben' }, entity: 'ben', inboxId: '018f-2', partition: 3 },
    ]);
    expect(items.map(({ poison }) => poison)).toEqual([undefined, undefined]);
  });

  it('buries only what does not fit, as it came', () => {
    const wrong = { envelope: second, data: '{"who":"ben","amount":"Canary"}' };
    const [good, bad] = intakeOfBatch(toBatch([both[0]!, wrong]));
    expect(good!.poison).toBeUndefined();
    expect(bad!.poison).toMatchObject({ code: 'schema-mismatch', field: 'amount' });
    expect(rawText(bad!.raw)).toBe(wrong.data);
  });

  it('buries one without envelope under the place it has in the stream', () => {
    expect(intakeOfBatch('[{"data":{}},null]').map(({ inboxId }) => inboxId)).toEqual([
      'MESSAGES:7:0',
      'MESSAGES:7:1',
    ]);
  });

  it('buries what cannot be read as one', () => {
    const [only, ...more] = intakeOfBatch('[{"id":');
    expect(more).toEqual([]);
    expect(only).toMatchObject({ poison: { code: 'envelope-missing' }, raw: '[{"id":' });
  });
});
