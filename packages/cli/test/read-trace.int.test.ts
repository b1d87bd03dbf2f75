import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ReactionAdded } from '@yabot/contracts';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { startTestBus, type TestBus } from '@yabot/service-kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { readTrace } from '../src/trace/read-trace.ts';

const HOUR_MS = 3_600_000;
const SEARCH = { withinMs: HOUR_MS / 2, quietMs: 60_000 };

let servers: StoreServers<'nats'>;
let bus: TestBus;
beforeAll(async () => {
  servers = await startStoreServers(['nats']);
  bus = await startTestBus(servers.nats.url);
});
afterAll(async () => {
  await bus.stop();
  await servers.stop();
});

it.each([
  ['an hour ahead', HOUR_MS],
  ['right', 0],
  ['an hour behind', -HOUR_MS],
])('finds what began where the clock was %s', async (_, offset) => {
  const id = uuidv7({ msecs: Date.now() + offset });
  await bus.publish(ReactionAdded, ReactionAdded.sample, { id });
  expect(await readTrace(bus.connection, { id, ...SEARCH })).toMatchObject({ messages: 1 });
});
