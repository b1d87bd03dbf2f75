import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AckPolicy, type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection, TimeoutError } from '@nats-io/transport-node';
import { DEAD_LETTERS_STREAM, eventSubject, MESSAGES_STREAM, partitionOf } from '@yabot/contracts';
import { type RunningNats, startNats } from '@yabot/local-servers';
import { afterEach, beforeEach } from 'vitest';
import { startService } from '../src/index.ts';
import { openLog } from '../src/observability/log.ts';
import { until } from '../src/testing/index.ts';
import { Added, adderOn, Summed, Take } from './adder.ts';
import { type Database, startDatabase, type TestDatabase } from './databases.ts';

const READER = 'gateway-sql-p0of4';

/** The numbers from one to another. */
export const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** A request that was on its way when the server went is never answered. */
function unlessLost(error: unknown): undefined {
  if (!(error instanceof TimeoutError)) throw error;
}

/** An adder whose stream is audited all the time, and another service that reads what it sums. */
export function useAudited() {
  let nats: RunningNats;
  let folder: string;
  let connection: NatsConnection;
  let manager: JetStreamManager;
  let database: TestDatabase;
  const stops: (() => Promise<unknown>)[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yabot-audit-'));
    nats = await startNats({ dir: folder });
    connection = await connect({ servers: nats.url, maxReconnectAttempts: -1, reconnectTimeWait: 50 });
    manager = await jetstreamManager(connection);
  });
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
    await connection.close();
    await nats.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    get nats() {
      return nats;
    },
    get manager() {
      return manager;
    },
    /** Where the messages stream has its files. */
    get streamFolder() {
      return join(folder, 'data', 'jetstream', '$G', 'streams', MESSAGES_STREAM);
    },
    async open(kind: Database) {
      database = await startDatabase(kind);
      stops.push(() => database.close());
      await database.empty();
    },
    async start(settings: NodeJS.ProcessEnv = {}) {
      const service = await startService(adderOn[database.store], {
        environment: {
          NATS_URL: nats.url,
          STREAM_AUDIT_SECONDS: '0.2',
          ...database.environment(),
          ...settings,
        },
        log: openLog('wallet', 'silent'),
      });
      stops.push(() => service.stop());
      await service.ready;
      const counted = async (metric: 'streamGaps' | 'streamAudited') =>
        (await service.metrics[metric].get()).values[0]?.value ?? 0;
      return {
        stop: () => service.stop(),
        /** How many messages were found missing. */
        gaps: () => counted('streamGaps'),
        /** Resolves when so many messages were looked for. */
        audited: (count: number) =>
          until('they were looked for', async () => (await counted('streamAudited')) >= count),
        /** Resolves when NATS is there, or is away. */
        until: (status: 'healthy' | 'failed') =>
          until(`NATS is ${status}`, () => service.health().dependencies.nats?.status === status),
        /** Has so many sums published. */
        async sum(count: number) {
          for (let n = 0; n < count; n++) {
            await service.submit(Take.of({ who: 'ana', amount: 0 }, { key: crypto.randomUUID() }));
          }
          await until('all is published', () => service.health().queues[`${database.store}.outbox`] === 0);
        },
      };
    },
    /** Publishes an event that nobody can read; resolves when it is a dead letter. */
    async bury() {
      const subject = eventSubject(Added, partitionOf('ana'));
      await until('it is published', () =>
        manager.jetstream().publish(subject, 'no JSON', { timeout: 1_000 }).catch(unlessLost),
      );
      await this.letters(1);
    },
    /** Resolves when so many dead letters are there. */
    letters: (count: number) =>
      until('the dead letters are there', async () => {
        const info = await manager.streams.info(DEAD_LETTERS_STREAM).catch(unlessLost);
        return info?.state.messages === count;
      }),
    /** Another service has still to read what is summed. */
    async addReader() {
      await manager.consumers.add(MESSAGES_STREAM, {
        durable_name: READER,
        ack_policy: AckPolicy.Explicit,
        filter_subjects: [eventSubject(Summed, partitionOf('ana'))],
      });
    },
    /** Resolves when the other service has read the sums with these numbers; it acknowledges those up to `acknowledged`. */
    async read(wanted: readonly number[], acknowledged = 0): Promise<void> {
      const unread = new Set(wanted);
      const fetchSome = async () => {
        const consumer = await manager.jetstream().consumers.get(MESSAGES_STREAM, READER);
        for await (const message of await consumer.fetch({ max_messages: 100, expires: 1_000 })) {
          const number = Number(message.headers?.get('ce-sequence'));
          unread.delete(number);
          if (number <= acknowledged) await message.ackAck();
          if (unread.size === 0) break;
        }
      };
      await until('all is read', async () => {
        await fetchSome().catch(unlessLost);
        return unread.size === 0;
      });
    },
  };
}
