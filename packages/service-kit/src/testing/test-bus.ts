import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import {
  type CommandDefinition,
  durableCommandSubject,
  type EventDefinition,
  eventSubject,
  partitionOf,
  type ServiceName,
} from '@yabot/contracts';
import { v7 as uuidv7 } from 'uuid';
import { enveloped, type Outgoing } from '../batch/outgoing.ts';
import { share } from '../batch/sharing.ts';
import { type Client, openClient } from '../bus/client.ts';
import { publisher } from '../bus/publish.ts';
import { ensureStreams } from '../bus/streams.ts';
import { type Log, openLog } from '../observability/log.ts';
import type { ServiceDefinition } from '../service/definition.ts';
import { type RunningService, startService } from '../service/start-service.ts';
import { hasSettled } from './settled.ts';
import { StreamObserver } from './stream-observer.ts';
import { until } from './until.ts';

/** What a test may set of a message it publishes. */
export interface Published {
  /** The message id; a new one when left out. The same twice is a repetition. */
  readonly id?: string;
  readonly correlationId?: string;
  readonly sequence?: number;
  /** When it happened; now when left out. */
  readonly at?: Date;
}

/** An event to publish. */
export interface BusEvent extends Published {
  readonly definition: EventDefinition;
  readonly data: unknown;
}

/** A service under test. */
export interface TestService extends RunningService {
  /** Waits until the service has dealt with everything that is on the stream for it, and the observer has seen what followed. */
  settled(): Promise<void>;
}

/** A bus for tests: plays the other services, and sees all that is published. */
export interface TestBus {
  readonly connection: NatsConnection;
  /** Everything on the messages stream. */
  readonly observer: StreamObserver;
  /** Asks like another service, and waits for an answer as long as a busy machine may take. */
  readonly client: Client;
  /** Publishes an event as its owner would. */
  publish<Data>(event: EventDefinition<Data>, data: NoInfer<Data>, options?: Published): Promise<void>;
  /** Publishes many events at once, as a service does with those of a batch. */
  publishAll(events: readonly BusEvent[]): Promise<void>;
  /** Publishes events past the server's own recognition of repetitions, as after its window. */
  publishUnrecognised(events: readonly BusEvent[]): Promise<void>;
  /** Sends a durable command as another service would. */
  send<Data>(
    command: CommandDefinition<Data>,
    data: NoInfer<Data>,
    key: string,
    options?: Published,
  ): Promise<void>;
  /** Starts a service on this bus; it is ready when this resolves, and stopped with the bus. */
  start<Settings, Resources>(
    definition: ServiceDefinition<Settings, Resources>,
    environment: NodeJS.ProcessEnv,
    options?: { clock?: () => Date; log?: Log },
  ): Promise<TestService>;
  stop(): Promise<void>;
}

/** What keeps a test waiting for nothing. */
const UNHINDERED = {
  // Nobody cuts its power: what NATS has is acknowledged at once, so that a test sees when a service has settled.
  NATS_SYNC_SECONDS: '0',
  // A failure that a test makes does not pass sooner for waiting.
  RETRY_FIRST_MS: '10',
};

const PATIENCE_MS = 30_000;

/** Nobody waits in front of a test: what comes late on a busy machine is an answer all the same. */
const patient = ({ ask }: Client): Client => ({
  ask: (message: never, data: never, options: object = {}) =>
    ask(message, data, { timeout: PATIENCE_MS, ...options } as never),
});

/** Opens a bus on a running NATS server, with its streams. */
export async function startTestBus(url: string): Promise<TestBus> {
  const connection = await connect({ servers: url });
  await ensureStreams(await jetstreamManager(connection), { replicas: 1, maxBytes: 256 * 1024 ** 2 });
  const observer = await StreamObserver.open(connection);
  const publish = publisher(connection);
  const started: RunningService[] = [];
  return {
    connection,
    observer,
    client: patient(openClient('test', () => connection)),
    publish: (event, data, options = {}) =>
      publish(share([eventOf(event as EventDefinition, data, options)])),
    publishAll: (events) =>
      publish(
        distinct(share(events.map(({ definition, data, ...options }) => eventOf(definition, data, options)))),
      ),
    publishUnrecognised: (events) =>
      publish(
        events.flatMap(({ definition, data, ...options }) =>
          share([eventOf(definition, data, options)]).map((row) => ({ ...row, id: uuidv7() })),
        ),
      ),
    send: (command, data, key, options = {}) =>
      publish(share([commandOf(command as CommandDefinition, data, key, options)])),
    async start(definition, environment, options = {}) {
      const running = await startService(definition, {
        environment: { NATS_URL: url, ...UNHINDERED, LOG_LEVEL: 'silent', ...environment },
        log: options.log ?? openLog(definition.name, 'silent'),
        ...(options.clock ? { clock: options.clock } : {}),
      });
      started.push(running);
      await Promise.race([running.ready, running.failed]);
      const settledAndSeen = async () => {
        await settled(connection, definition.name, running);
        await observer.caughtUp();
      };
      return { ...running, settled: settledAndSeen };
    },
    async stop() {
      await Promise.all(started.map((service) => service.stop()));
      observer.close();
      await connection.close();
    },
  };
}

/** What goes together with a repetition may be new: the server recognises a message of its own by the first it holds. */
function distinct<Row extends { id: string }>(rows: readonly Row[]): Row[] {
  const known = new Set<string>();
  return rows.map((row) => {
    const id = known.has(row.id) ? uuidv7() : row.id;
    known.add(id);
    return { ...row, id };
  });
}

async function settled(connection: NatsConnection, service: ServiceName, running: RunningService) {
  const queued = () => Object.values(running.health().queues).reduce((sum, depth) => sum + depth, 0);
  await until(`${service} has settled`, () => hasSettled(connection, service, queued));
}

function eventOf(definition: EventDefinition, data: unknown, options: Published): Outgoing {
  const entity = definition.entity(data);
  return outgoing(eventSubject(definition, partitionOf(entity)), definition, entity, data, options);
}

function commandOf(definition: CommandDefinition, data: unknown, key: string, options: Published): Outgoing {
  const entity = definition.entity(data);
  const subject = durableCommandSubject(definition, partitionOf(entity));
  return outgoing(subject, definition, entity, data, options, key);
}

function outgoing(
  subject: string,
  { owner, type }: EventDefinition | CommandDefinition,
  entity: string,
  data: unknown,
  { id = uuidv7(), correlationId = id, sequence, at: time = new Date() }: Published,
  idempotencyKey?: string,
): Outgoing {
  const envelope = {
    id,
    type,
    entity,
    correlationId,
    source: owner,
    time: time.toISOString(),
    ...(sequence ? { sequence } : {}),
    ...(idempotencyKey ? { idempotencyKey } : {}),
  };
  return enveloped(envelope, subject, JSON.stringify(data));
}
