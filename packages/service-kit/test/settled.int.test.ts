import { AckPolicy, DeliverPolicy, jetstreamManager } from '@nats-io/jetstream';
import { eventSubject, MESSAGES_STREAM, partitionOf } from '@yabot/contracts';
import { startStoreServers } from '@yabot/local-servers/testing';
import { expect, it } from 'vitest';
import { startTestBus } from '../src/testing/index.ts';
import { hasSettled } from '../src/testing/settled.ts';
import { Added } from './adder.ts';

const TIMES = 1_000;
const OTHERS = 32;

it('A service has not settled right after something was published for it, however often one looks', async () => {
  const servers = await startStoreServers(['nats']);
  const bus = await startTestBus(servers.nats.url);
  const { consumers } = await jetstreamManager(bus.connection);
  const durable = 'wallet-sql-p0of4';
  const filter_subjects = [eventSubject(Added, partitionOf('ana'))];
  const others = { filter_subjects, ack_policy: AckPolicy.All };
  for (let other = 0; other < OTHERS; other++)
    await consumers.add(MESSAGES_STREAM, { ...others, durable_name: `other-${other}` });
  const early: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    await consumers.add(MESSAGES_STREAM, {
      durable_name: durable,
      filter_subjects,
      ack_policy: AckPolicy.All,
      deliver_policy: DeliverPolicy.New,
    });
    await bus.publish(Added, { who: 'ana', amount: 1, note: '' });
    if (await hasSettled(bus.connection, 'wallet', () => 0)) early.push(time);
    await consumers.delete(MESSAGES_STREAM, durable);
  }
  expect(early).toEqual([]);
  await bus.stop();
  await servers.stop();
});
