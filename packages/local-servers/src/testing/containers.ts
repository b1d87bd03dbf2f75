import { randomBytes } from 'node:crypto';
import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers';
import { mongodParameters } from '../run/mongo.ts';
import { natsHealthy } from '../run/nats.ts';
import { natsConfiguration } from '../run/nats-configuration.ts';
import { freePort } from '../run/port.ts';
import { becomePrimary, REPLICA_SET } from '../run/replica-set.ts';
import { until } from '../until.ts';
import { ContainerServer } from './container.ts';
import { testImages } from './images.ts';
import type { Starters, StoreNats, StoreServer, StoreServersOptions } from './store-servers.ts';

const NATS_CONFIGURATION = '/etc/nats/yabot.conf';
/** More than the streams of the fleet reserve; a stream that does not fit is refused. */
const NATS_FILE_STORE = 10 * 2 ** 30;

/** Starts the servers in containers; the ports on this machine are fixed, so that a restart keeps them. */
export function inContainers({ natsConfig = '', env = process.env }: StoreServersOptions): Starters {
  const images = testImages(env);
  return {
    nats: () => startNatsContainer(new GenericContainer(images.nats), natsConfig),
    mongo: () => startMongoContainer(new GenericContainer(images.mongo)),
    postgres: () => startPostgresContainer(new GenericContainer(images.postgres)),
  };
}

async function startNatsContainer(image: GenericContainer, config: string): Promise<StoreNats> {
  const [port, monitorPort] = [await freePort(), await freePort()];
  const places = { host: '0.0.0.0', port: 4222, monitorPort: 8222, storeDir: '/data', portsDir: '/tmp' };
  const container = await image
    .withCopyContentToContainer([
      {
        content: natsConfiguration({ config, maxFileStore: NATS_FILE_STORE }, places),
        target: NATS_CONFIGURATION,
      },
    ])
    .withCommand(['nats-server', '--config', NATS_CONFIGURATION])
    .withExposedPorts({ container: 4222, host: port }, { container: 8222, host: monitorPort })
    .withWaitStrategy(Wait.forListeningPorts())
    .start();
  const monitorUrl = `http://${container.getHost()}:${monitorPort}`;
  const server = new ContainerServer(container, {
    port,
    url: `nats://${container.getHost()}:${port}`,
    ready: (signal) => natsHealthy(monitorUrl, signal),
  });
  return Object.assign(await server.untilReady(), { monitorUrl });
}

async function startMongoContainer(image: GenericContainer): Promise<StoreServer> {
  const port = await freePort();
  const container = await image
    .withCommand([
      'mongod',
      '--replSet',
      REPLICA_SET,
      '--bind_ip_all',
      '--wiredTigerCacheSizeGB',
      '0.25',
      ...mongodParameters(),
    ])
    .withExposedPorts({ container: 27017, host: port })
    .withWaitStrategy(Wait.forListeningPorts())
    .start();
  const host = container.getHost();
  return new ContainerServer(container, {
    port,
    url: `mongodb://${host}:${port}/?replicaSet=${REPLICA_SET}&directConnection=true`,
    ready: (signal) => becomePrimary({ host, port, self: '127.0.0.1:27017' }, signal),
  }).untilReady();
}

async function startPostgresContainer(image: GenericContainer): Promise<StoreServer> {
  const port = await freePort();
  const password = randomBytes(24).toString('base64url');
  const container = await image
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withExposedPorts({ container: 5432, host: port })
    .withWaitStrategy(Wait.forListeningPorts())
    .start();
  return new ContainerServer(container, {
    port,
    url: `postgres://postgres:${password}@${container.getHost()}:${port}/postgres`,
    ready: (signal) => postgresReady(container, signal),
  }).untilReady();
}

/** Over TCP: the server that only prepares the first start listens on a local socket alone. */
async function postgresReady(container: StartedTestContainer, signal: AbortSignal): Promise<void> {
  const check = ['pg_isready', '--host', '127.0.0.1', '--username', 'postgres'];
  const ask = async () => (await container.exec(check)).exitCode === 0;
  await until(() => ask().catch(() => false), { signal, everyMs: 100 });
}
