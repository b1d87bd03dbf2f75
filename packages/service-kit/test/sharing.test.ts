import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outgoing } from '../src/batch/outgoing.ts';
import { sharing } from '../src/batch/sharing.ts';

let count = 0;

function outgoing(subject: string, entity: string, data = '{}'): Outgoing {
  const id = `m${++count}`;
  const common = { id, source: 'wallet', type: subject, time: 'now', correlationId: id };
  return { id, subject, data, at: 'now', headers: [], envelope: { ...common, entity } };
}

const idsOf = (shares: readonly (readonly Outgoing[])[]) => shares.map((share) => share.map(({ id }) => id));
const entityOf = ({ envelope }: Outgoing) => envelope?.entity;
const anyOutgoing = fc
  .record({ subject: fc.constantFrom('a', 'b', 'c'), entity: fc.constantFrom('ana', 'ben', 'cai', 'dan') })
  .map(({ subject, entity }) => outgoing(subject, entity));

describe('What goes as one message of the stream', () => {
  it('is what goes to one subject', () => {
    const [one, two, three] = [outgoing('a', 'ana'), outgoing('b', 'ben'), outgoing('a', 'cai')];
    expect(sharing([one, two, three])).toEqual([[one, three], [two]]);
  });

  it('is not put before another message of its entity', () => {
    const [credit, told, again] = [outgoing('a', 'ana'), outgoing('b', 'ana'), outgoing('a', 'ana')];
    expect(sharing([credit, told, again])).toEqual([[credit], [told], [again]]);
  });

  it('keeps the order of each entity, holds every message once and has one subject', () => {
    fc.assert(
      fc.property(fc.array(anyOutgoing, { maxLength: 200 }), (messages) => {
        const shares = sharing(messages);
        const flat = shares.flat();
        expect(flat).toHaveLength(messages.length);
        for (const [entity, own] of Map.groupBy(messages, entityOf)) {
          expect(flat.filter((message) => entityOf(message) === entity)).toEqual(own);
        }
        for (const share of shares) expect(new Set(share.map(({ subject }) => subject)).size).toBe(1);
      }),
    );
  });

  it('is sixteen messages at most', () => {
    const messages = Array.from({ length: 40 }, (_, index) => outgoing('a', `user ${index}`));
    expect(sharing(messages).map((share) => share.length)).toEqual([16, 16, 8]);
  });

  it('is no more than NATS takes', () => {
    const long = JSON.stringify('x'.repeat(50_000));
    const messages = [outgoing('a', 'ana', long), outgoing('a', 'ben', long), outgoing('a', 'cai')];
    const [first, second, third] = messages.map(({ id }) => id);
    expect(idsOf(sharing(messages))).toEqual([[first], [second, third]]);
  });

  it('is one alone that has headers of its own, such as a schedule, or no envelope, as a dead letter', () => {
    const schedule: Outgoing = { ...outgoing('a', 'ana'), headers: [['Nats-Schedule', '@at now']] };
    const { envelope: _, ...letter } = outgoing('a', 'ana');
    expect(sharing([schedule, schedule, letter, letter])).toHaveLength(4);
  });
});
