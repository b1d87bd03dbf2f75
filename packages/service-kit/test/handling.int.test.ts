import { randomUUID } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import { headers } from '@nats-io/nats-core';
import { type Envelope, eventSubject, partitionOf, toHeaders } from '@yabot/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestBus, type TestService, until } from '../src/testing/index.ts';
import { Added, faults, Sum, Summed, Take } from './adder.ts';
import { useBusAndDatabase } from './bus-and-database.ts';
import { DATABASES } from './databases.ts';

describe.each(DATABASES)('A service on %s', (kind) => {
  const on = useBusAndDatabase(kind);
  let adder: TestService;

  const sumOf = async (who: string) => {
    const answer = await on.bus.client.ask(Sum, { who });
    return answer.ok ? answer.result.sum : answer.refusal.code;
  };

  beforeEach(async () => {
    adder = await on.start();
  });
  afterEach(() => {
    faults.failOn.clear();
    faults.later = undefined;
  });

  describe('when the same event comes more than once', () => {
    it('counts an event that was published twice once', async () => {
      const id = randomUUID();
      await on.bus.publish(Added, { who: 'ana', amount: 5, note: '' }, { id });
      await adder.settled();
      await publishUnrecognised(on.bus, { who: 'ana', amount: 5, note: '' }, id);
      await adder.settled();
      expect(await sumOf('ana')).toBe(5);
      expect(on.bus.observer.of(Summed)).toHaveLength(1);
    });

    it('counts a repetition within one batch once', async () => {
      const id = randomUUID();
      await Promise.all(
        [1, 2, 3].map(() => publishUnrecognised(on.bus, { who: 'ana', amount: 5, note: '' }, id)),
      );
      await adder.settled();
      expect(await sumOf('ana')).toBe(5);
    });
  });

  describe('when a message cannot be handled', () => {
    it('buries a message that does not fit its schema at once, with the field named', async () => {
      await publishRaw(on.bus, JSON.stringify({ who: 'ana', amount: 'many', note: '' }));
      const [letter] = await until(
        'a dead letter',
        () => on.letters.messages.length > 0 && on.letters.messages,
      );
      expect(letter!.data).toMatchObject({
        code: 'schema-mismatch',
        field: 'amount',
        attempts: 0,
        service: 'wallet',
      });
    });

    it('buries what is no JSON, and goes on', async () => {
      await publishRaw(on.bus, 'not json');
      await on.bus.publish(Added, { who: 'ana', amount: 2, note: '' });
      await until('a dead letter', () => on.letters.messages.length === 1);
      await adder.settled();
      expect(await sumOf('ana')).toBe(2);
    });

    it('buries what claims to be something that NATS could not carry, and goes on', async () => {
      const evil = 'x y\r\nPUB evil 0\r\n';
      await publishRaw(on.bus, 'not json', { type: evil, correlationId: evil });
      await on.bus.publish(Added, { who: 'ana', amount: 2, note: '' });
      const letter = await until('a dead letter', () => on.letters.messages[0]);
      await adder.settled();
      expect(await sumOf('ana')).toBe(2);
      expect(letter.data).toMatchObject({ message: { envelope: { type: evil, correlationId: evil } } });
    });

    it('handles the other 99 of a hundred and buries one with its reason', async () => {
      faults.failOn.set('poison', Number.POSITIVE_INFINITY);
      const events = Array.from({ length: 100 }, (_, index) => ({
        definition: Added,
        data: { who: `user-${index}`, amount: 1, note: index === 50 ? 'poison' : '' },
      }));
      await on.bus.publishAll(events as never);
      await on.bus.observer.wait(Summed, 99);
      const [letter] = await until(
        'a dead letter',
        () => on.letters.messages.length > 0 && on.letters.messages,
      );
      expect(letter!.data).toMatchObject({
        code: 'handler-failed',
        reason: 'told to fail on poison',
        attempts: 4,
        handler: 'gateway.added.v1',
        message: { envelope: { correlationId: expect.any(String) } },
      });
      expect((letter!.data as { stack: string }).stack).toContain('failIfTold');
      expect(on.bus.observer.of(Summed)).toHaveLength(99);
    });

    it('tries a message that failed again, and those of the same entity wait behind it in order', async () => {
      faults.failOn.set('first', 2);
      await on.bus.publish(Added, { who: 'ana', amount: 1, note: 'first' });
      await on.bus.publish(Added, { who: 'ana', amount: 10, note: 'second' });
      await on.bus.publish(Added, { who: 'ana', amount: 100, note: 'third' });
      const summed = await on.bus.observer.wait(Summed, 3);
      expect(summed.map((event) => event.data.sum)).toEqual([1, 11, 111]);
      expect(on.letters.messages).toHaveLength(0);
    });

    it('lets a replay of a dead letter take effect once, however often it is replayed', async () => {
      faults.failOn.set('poison', 4);
      const id = randomUUID();
      await on.bus.publish(Added, { who: 'ana', amount: 5, note: 'poison' }, { id });
      await until('a dead letter', () => on.letters.messages.length === 1);
      await publishUnrecognised(on.bus, { who: 'ana', amount: 5, note: 'poison' }, id);
      await adder.settled();
      expect(await sumOf('ana')).toBe(0);
      const replay = () => publishUnrecognised(on.bus, { who: 'ana', amount: 5, note: 'poison' }, id, 'yes');
      await Promise.all([replay(), replay()]);
      await adder.settled();
      await replay();
      await adder.settled();
      expect(await sumOf('ana')).toBe(5);
    });

    it('puts a replay that fails again into the dead letters again', async () => {
      faults.failOn.set('poison', Number.POSITIVE_INFINITY);
      const id = randomUUID();
      await on.bus.publish(Added, { who: 'ana', amount: 5, note: 'poison' }, { id });
      await until('a dead letter', () => on.letters.messages.length === 1);
      await publishUnrecognised(on.bus, { who: 'ana', amount: 5, note: 'poison' }, id, 'yes');
      await until('another dead letter', () => on.letters.messages.length === 2);
      faults.failOn.clear();
      await publishUnrecognised(on.bus, { who: 'ana', amount: 5, note: 'poison' }, id, 'yes');
      await adder.settled();
      expect(await sumOf('ana')).toBe(5);
    });
  });

  describe('when a command is asked', () => {
    it('gives the same key the same answer byte for byte, also after a restart and 50 at once', async () => {
      await on.bus.publish(Added, { who: 'ana', amount: 100, note: '' });
      await adder.settled();
      const ask = () => on.bus.client.ask(Take, { who: 'ana', amount: 30 }, { key: 'once' });
      const first = await ask();
      const again = await Promise.all(Array.from({ length: 50 }, ask));
      await adder.stop();
      adder = await on.start();
      again.push(await ask());
      expect(first).toMatchObject({ ok: true, result: { sum: 70 } });
      expect(new Set(again.map((answer) => JSON.stringify(answer)))).toEqual(
        new Set([JSON.stringify(first)]),
      );
      expect(await sumOf('ana')).toBe(70);
    });

    it('refuses the same key with other contents', async () => {
      await on.bus.client.ask(Take, { who: 'ana', amount: 0 }, { key: 'once' });
      const answer = await on.bus.client.ask(Take, { who: 'ana', amount: 1 }, { key: 'once' });
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'idempotency-key-reused' } });
    });

    it('says why it refuses, with a stable code and details', async () => {
      const answer = await on.bus.client.ask(Take, { who: 'ana', amount: 1 }, { key: 'too-much' });
      expect(answer).toEqual({ ok: false, refusal: { code: 'too-much', details: { sum: 0 } } });
    });

    it('refuses what does not fit the schema, with the field named', async () => {
      const answer = await on.bus.client.ask(Take, { who: 'ana', amount: 'all' } as never, { key: 'bad' });
      expect(answer).toMatchObject({
        ok: false,
        refusal: { code: 'invalid-message', details: { field: 'amount' } },
      });
    });

    it('carries a durable command out once, under the same key as one that is asked', async () => {
      await on.bus.publish(Added, { who: 'ana', amount: 10, note: '' });
      await on.bus.send(Take, { who: 'ana', amount: 3 }, 'durable');
      await on.bus.send(Take, { who: 'ana', amount: 3 }, 'durable');
      await adder.settled();
      const asked = await on.bus.client.ask(Take, { who: 'ana', amount: 3 }, { key: 'durable' });
      expect(asked).toMatchObject({ ok: true, result: { sum: 7 } });
      expect(await sumOf('ana')).toBe(7);
    });

    it('lets one of 64 parallel spends of everything succeed', async () => {
      await on.bus.publish(Added, { who: 'ana', amount: 7, note: '' });
      await adder.settled();
      const spend = (_: unknown, index: number) =>
        on.bus.client.ask(Take, { who: 'ana', amount: 7 }, { key: `all-${index}` });
      const answers = await Promise.all(Array.from({ length: 64 }, spend));
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
      expect(await sumOf('ana')).toBe(0);
    });
  });

  it('carries out a command for later when its time has come, once', async () => {
    faults.later = new Date(Date.now() + 300);
    await on.bus.publish(Added, { who: 'ana', amount: 10, note: 'a' });
    const summed = await on.bus.observer.wait(Summed, 2);
    expect(summed.map((event) => event.data.sum)).toEqual([10, 9]);
  });

  it('counts the events of each entity, and passes correlation and causation on', async () => {
    const id = randomUUID();
    await on.bus.publish(Added, { who: 'ana', amount: 1, note: '' }, { id, correlationId: 'chain' });
    await on.bus.publish(Added, { who: 'ana', amount: 1, note: '' });
    await on.bus.publish(Added, { who: 'eva', amount: 1, note: '' });
    const summed = await on.bus.observer.wait(Summed, 3);
    expect(
      summed.filter((event) => event.data.who === 'ana').map((event) => event.envelope.sequence),
    ).toEqual([1, 2]);
    expect(summed.find((event) => event.data.who === 'eva')!.envelope.sequence).toBe(1);
    const caused = summed.find((event) => event.envelope.causationId === id)!;
    expect(caused.envelope).toMatchObject({ correlationId: 'chain', source: 'wallet' });
  });

  it("notices a gap in an entity's events", async () => {
    await on.bus.publish(Added, { who: 'ana', amount: 1, note: '' }, { sequence: 1 });
    await on.bus.publish(Added, { who: 'ana', amount: 1, note: '' }, { sequence: 4 });
    await adder.settled();
    const { values } = await adder.metrics.gaps.get();
    expect(values).toMatchObject([{ value: 1, labels: { type: 'gateway.added.v1' } }]);
  });
});

/** Publishes past the server's own recognition of repetitions, as it happens after its window. */
async function publishUnrecognised(bus: TestBus, data: typeof Added.sample, id: string, replay?: string) {
  await publishRaw(bus, JSON.stringify(data), { id }, replay);
}

async function publishRaw(bus: TestBus, raw: string, claims: Partial<Envelope> = {}, replay?: string) {
  const made = headers();
  const id = randomUUID();
  const envelope = {
    id,
    type: Added.type,
    entity: 'ana',
    correlationId: claims.id ?? id,
    source: 'gateway',
    time: new Date().toISOString(),
    ...claims,
  };
  for (const [name, value] of toHeaders(envelope)) made.set(name, value);
  if (replay) made.set('yabot-replay', replay);
  await jetstream(bus.connection).publish(eventSubject(Added, partitionOf('ana')), raw, { headers: made });
}
