import { AckPolicy, type JsMsg, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { MESSAGES_STREAM } from '@yabot/contracts';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publisher } from '../../src/bus/publish.ts';
import { consumePartition, type Delivery, type PartitionConsumer } from '../../src/bus/stream-consumer.ts';
import { ensureStreams } from '../../src/bus/streams.ts';
import type { OutboxRow } from '../../src/store/store.ts';
import { until } from '../../src/testing/index.ts';
import { LossyLink } from '../lossy-link.ts';

const DURABLE = 'wallet-sql-p3of4';
const EARLIER = ['wallet-sql-p3', 'wallet-sql-p7'];
const source = {
  stream: MESSAGES_STREAM,
  durable: DURABLE,
  subjects: ['evt.wallet.summed.v1.3', 'evt.wallet.summed.v1.7'],
  earlier: EARLIER,
};

const SYNCED = { syncedAfterMs: 0 };

let servers: StoreServers<'nats'>;
const opened: NatsConnection[] = [];
const consumers: PartitionConsumer[] = [];
let published = 0;

async function open(url = servers.nats.url): Promise<NatsConnection> {
  const connection = await connect({ servers: url, reconnectTimeWait: 50 });
  opened.push(connection);
  return connection;
}

/** A client that consumes the partition and keeps what it gets. */
async function consumer(url?: string) {
  const got: Delivery[] = [];
  const connection = await open(url);
  const consuming = await consumePartition(connection, [source], (delivery) => got.push(delivery), SYNCED);
  consumers.push(consuming);
  return {
    got,
    connection,
    consuming,
    data: () => got.map(({ message }) => message.json<number>()),
    /** Not as long as the server takes to give out again by itself what was not acknowledged. */
    wait: (count: number) => until(`${count} messages`, () => got.length >= count, 10_000),
  };
}

async function publish(count: number, subject = 'evt.wallet.summed.v1.3') {
  const rows = Array.from({ length: count }, (): OutboxRow => {
    published += 1;
    return {
      lane: '',
      position: 0,
      id: `m${published}`,
      subject,
      headers: [],
      data: String(published),
      at: '',
    };
  });
  await publisher(opened[0]!)(rows);
}

beforeAll(async () => {
  servers = await startStoreServers(['nats']);
});
beforeEach(async () => {
  published = 0;
  const manager = await jetstreamManager(await open());
  await ensureStreams(manager);
});
afterEach(async () => {
  await Promise.all(consumers.splice(0).map((each) => each.stop()));
  const manager = await jetstreamManager(opened[0]!);
  await manager.streams.delete(MESSAGES_STREAM);
  await Promise.all(opened.splice(0).map((each) => each.close()));
});
afterAll(() => servers.stop());

describe('Consuming a partition', () => {
  it('gives what is on the stream and what comes, in order', async () => {
    await publish(3);
    const { wait, data } = await consumer();
    await wait(3);
    await publish(4);
    await wait(7);
    expect(data()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('begins again in order with what the last holder had not acknowledged, and says which was delivered before', async () => {
    await publish(10);
    const first = await consumer();
    await first.wait(10);
    for (const { done } of first.got.slice(0, 4)) done('acknowledge');
    first.got[6]!.done('leave');
    await opened[0]!.flush();
    await until('four are acknowledged', async () => {
      const manager = await jetstreamManager(opened[0]!);
      return (await manager.consumers.info(MESSAGES_STREAM, DURABLE)).num_ack_pending === 6;
    });
    await first.consuming.stop();
    const second = await consumer();
    await second.wait(6);
    await publish(1);
    await second.wait(7);
    expect(second.data()).toEqual([5, 6, 7, 8, 9, 10, 11]);
    expect(second.got.map(({ redelivered }) => redelivered)).toEqual([...Array(6).fill(true), false]);
  });

  it('ends rather than skip what was lost with a connection that broke, and begun again gives all of it in order', async () => {
    const link = await LossyLink.to(servers.nats.url);
    try {
      await publish(3);
      const first = await consumer(link.url);
      await first.wait(3);
      for (const { done } of first.got) done('acknowledge');
      link.lose();
      await publish(5);
      const manager = await jetstreamManager(opened[0]!);
      await until('five were given to nobody', async () => {
        const { delivered } = await manager.consumers.info(MESSAGES_STREAM, DURABLE);
        return delivered.consumer_seq === 8;
      });
      link.break();
      await publish(2);
      await first.consuming.ended;
      expect(first.data()).toEqual([1, 2, 3]);
      const second = await consumer();
      await second.wait(7);
      expect(second.data()).toEqual([4, 5, 6, 7, 8, 9, 10]);
    } finally {
      link.close();
    }
  });

  it('gives what was left not again to who left it, but to the next holder', async () => {
    await publish(2);
    const first = await consumer();
    await first.wait(2);
    first.got[0]!.done('leave');
    await first.connection.flush();
    await publish(2);
    await first.wait(4);
    expect(first.data()).toEqual([1, 2, 3, 4]);
    const manager = await jetstreamManager(opened[0]!);
    expect((await manager.consumers.info(MESSAGES_STREAM, DURABLE)).num_redelivered).toBe(0);
    await first.consuming.stop();
    const second = await consumer();
    await second.wait(4);
    expect(second.data()).toEqual([1, 2, 3, 4]);
  });

  it('says of nothing that it was delivered before when all was acknowledged', async () => {
    await publish(2);
    const first = await consumer();
    await first.wait(2);
    for (const { done } of first.got) done('acknowledge');
    await until('all is acknowledged', async () => {
      const manager = await jetstreamManager(opened[0]!);
      return (await manager.consumers.info(MESSAGES_STREAM, DURABLE)).num_ack_pending === 0;
    });
    await first.consuming.stop();
    await first.connection.flush();
    await publish(2);
    const second = await consumer();
    await second.wait(2);
    expect(second.got.map(({ redelivered }) => redelivered)).toEqual([false, false]);
  });

  it('gives nothing to another that asks too, such as one that was frozen, while its holder lives', async () => {
    const holder = await consumer();
    await publish(1);
    await holder.wait(1);
    const thawed: JsMsg[] = [];
    const js = (await jetstreamManager(await open())).jetstream();
    const asking = await (await js.consumers.get(MESSAGES_STREAM, DURABLE)).consume({
      group: 'holder',
      callback: (message) => void thawed.push(message),
    });
    await publish(50);
    await holder.wait(51);
    asking.stop();
    expect(holder.data()).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
    expect(thawed).toEqual([]);
  });

  it('ends when it is given messages again after another holder, whatever their count, and skips nothing of the other’s', async () => {
    const manager = await jetstreamManager(opened[0]!);
    await publish(5);
    const first = await consumer();
    await first.wait(5);
    for (const { done } of first.got) done('acknowledge');
    await until('all is acknowledged', async () => {
      return (await manager.consumers.info(MESSAGES_STREAM, DURABLE)).num_ack_pending === 0;
    });
    const second = await consumer();
    await publish(5);
    await second.wait(5);
    await second.consuming.stop();
    await manager.consumers.unpin(MESSAGES_STREAM, DURABLE, 'holder');
    await publish(1);
    await first.consuming.ended;
    expect(first.data()).toEqual([1, 2, 3, 4, 5]);
    const third = await consumer();
    await third.wait(6);
    expect(third.data()).toEqual([6, 7, 8, 9, 10, 11]);
  });

  it('ends rather than begin behind what somebody else was given first', async () => {
    const earlier: JsMsg[] = [];
    const js = (await jetstreamManager(await open())).jetstream();
    const first = await consumer();
    const asking = await (await js.consumers.get(MESSAGES_STREAM, DURABLE)).consume({
      group: 'holder',
      callback: (message) => void earlier.push(message),
    });
    await first.consuming.stop();
    const second = await consumer();
    await publish(3);
    await until('three are given', () => earlier.length === 3);
    asking.stop();
    await (await jetstreamManager(opened[0]!)).consumers.unpin(MESSAGES_STREAM, DURABLE, 'holder');
    await publish(1);
    await second.consuming.ended;
    expect(second.data()).toEqual([]);
    const third = await consumer();
    await third.wait(4);
    expect(third.data()).toEqual([1, 2, 3, 4]);
  });

  it('tells when its durable consumer was deleted, so that it can be made again', async () => {
    const first = await consumer();
    await (await jetstreamManager(opened[0]!)).consumers.delete(MESSAGES_STREAM, DURABLE);
    await first.consuming.ended;
    const second = await consumer();
    await publish(1);
    await second.wait(1);
    expect(second.data()).toEqual([1]);
  });

  describe('that was consumed in two before', () => {
    /** As one of eight partitions was: what was taken of it is acknowledged. */
    async function earlierConsumer(name: string, subject: string, take: number) {
      const manager = await jetstreamManager(opened[0]!);
      const filter = { durable_name: name, filter_subject: subject, ack_policy: AckPolicy.All };
      await manager.consumers.add(MESSAGES_STREAM, filter);
      const taking = await manager.jetstream().consumers.get(MESSAGES_STREAM, name);
      for (let taken = 0; taken < take; taken++) await (await taking.next())!.ackAck();
    }

    it('is gone on with in its order where the first of both has something left, and those go', async () => {
      await open();
      for (const partition of [3, 7, 3, 7, 3]) await publish(1, `evt.wallet.summed.v1.${partition}`);
      await earlierConsumer(EARLIER[0]!, 'evt.wallet.summed.v1.3', 2);
      await earlierConsumer(EARLIER[1]!, 'evt.wallet.summed.v1.7', 1);
      const { wait, data, got } = await consumer();
      await wait(3);
      expect(data()).toEqual([3, 4, 5]);
      expect(got[0]!.redelivered).toBe(true);
      const left = await (await jetstreamManager(opened[0]!)).consumers.list(MESSAGES_STREAM).next();
      expect(left.map(({ name }) => name)).toEqual([DURABLE]);
    });

    it('begins with what is new where both have nothing left', async () => {
      await open();
      for (const partition of [7, 3]) await publish(1, `evt.wallet.summed.v1.${partition}`);
      await earlierConsumer(EARLIER[0]!, 'evt.wallet.summed.v1.3', 1);
      await earlierConsumer(EARLIER[1]!, 'evt.wallet.summed.v1.7', 1);
      const { wait, data } = await consumer();
      await publish(1);
      await wait(1);
      expect(data()).toEqual([3]);
    });
  });

  it('leaves nothing behind when one of its streams is not there', async () => {
    const connection = await open();
    const missing = { ...source, stream: 'NOT_THERE' };
    const got: unknown[] = [];
    const consuming = consumePartition(
      connection,
      [source, missing],
      (delivery) => got.push(delivery),
      SYNCED,
    );
    await expect(consuming).rejects.toThrow();
    const second = await consumer();
    await publish(2);
    await second.wait(2);
    expect(got).toEqual([]);
  });
});
