import { jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { MESSAGES_STREAM } from '@yabot/contracts';
import { type RunningNats, startNats } from '@yabot/local-servers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StreamReader } from '../src/audit/look.ts';
import { ensureStreams } from '../src/bus/streams.ts';
import { until } from '../src/testing/index.ts';

const SUBJECT = 'evt.wallet.summed.v1.0';
const COUNT = 20_000;
const AWAY = { lane: 'a', position: 1, id: 'away', subject: SUBJECT, at: '2026-01-01T00:00:00.000Z' };
let nats: RunningNats;
let connection: NatsConnection;

beforeEach(async () => {
  nats = await startNats({ syncInterval: '2m' });
  connection = await connect({ servers: nats.url, maxReconnectAttempts: -1, reconnectTimeWait: 50 });
});
afterEach(async () => {
  await connection.close();
  await nats.stop();
});

it('A look at the stream comes to its end also when NATS ends in the middle of it', async () => {
  const manager = await jetstreamManager(connection);
  await ensureStreams(manager, { replicas: 1, maxBytes: 100_000_000 });
  for (let n = 0; n < COUNT; n++) connection.publish(SUBJECT, '{}');
  await until(
    'all is stored',
    async () => (await manager.streams.info(MESSAGES_STREAM)).state.messages === COUNT,
  );
  const tempo = { urgent: false, stopping: new AbortController().signal };
  const over = new StreamReader(manager, MESSAGES_STREAM, 'audit-test', tempo).find([AWAY], 1).then(
    () => 'over',
    () => 'over',
  );
  const delivered = async () =>
    (await manager.consumers.info(MESSAGES_STREAM, 'audit-test').catch(() => undefined))?.delivered
      .consumer_seq ?? 0;
  await until('it reads', async () => (await delivered()) > 0);
  await nats.freeze();
  await nats.kill();
  await nats.restart();
  expect(await over).toBe('over');
});
