import { DEAD_LETTERS_STREAM } from '@yabot/contracts';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { StreamObserver, startTestBus, type TestBus } from '../src/testing/index.ts';
import { adderOn } from './adder.ts';
import { type Database, startDatabase, type TestDatabase } from './databases.ts';

/** A bus of its own and an empty database for each test, and what is put into the dead letters. */
export function useBusAndDatabase(kind: Database) {
  let database: TestDatabase;
  let servers: StoreServers<'nats'>;
  let bus: TestBus;
  let letters: StreamObserver;
  beforeAll(async () => {
    database = await startDatabase(kind);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    servers = await startStoreServers(['nats']);
    await database.empty();
    bus = await startTestBus(servers.nats.url);
    letters = await StreamObserver.open(bus.connection, DEAD_LETTERS_STREAM);
  });
  afterEach(async () => {
    letters.close();
    await bus.stop();
    await servers.stop();
  });
  return {
    get bus() {
      return bus;
    },
    get letters() {
      return letters;
    },
    get database() {
      return database;
    },
    get servers() {
      return servers;
    },
    /** Starts the adder; it is stopped with the bus. */
    start: () => bus.start(adderOn[database.store], database.environment()),
  };
}
