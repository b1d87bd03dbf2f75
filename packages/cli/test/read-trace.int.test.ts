import { BesitosAwarded, ReactionAdded } from '@yabot/contracts';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { startTestBus, type TestBus, until } from '@yabot/service-kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
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

/** So many that the end of what is looked at is noticed. */
const BETWEEN = 200;

it('finds all of what began where the clock was behind by as much as is looked through', async () => {
  const id = uuidv7({ msecs: Date.now() - SEARCH.withinMs });
  await bus.publish(ReactionAdded, ReactionAdded.sample, { id: uuidv7(), correlationId: id });
  await bus.publishAll(
    Array.from({ length: BETWEEN }, () => ({ definition: ReactionAdded, data: ReactionAdded.sample })),
  );
  await bus.publish(BesitosAwarded, BesitosAwarded.sample, { correlationId: id });
  expect(await readTrace(bus.connection, { id, ...SEARCH })).toMatchObject({ messages: 2 });
});

it('finds all of what began a little before it is looked for, since the clock was ahead', async () => {
  const began = Date.now() + 1_200;
  const id = uuidv7({ msecs: began });
  await bus.publish(ReactionAdded, ReactionAdded.sample, { id: uuidv7(), correlationId: id });
  await until('what comes now is looked at', () => Date.now() > began - 900);
  await bus.publish(BesitosAwarded, BesitosAwarded.sample, { correlationId: id });
  expect(await readTrace(bus.connection, { id, ...SEARCH })).toMatchObject({ messages: 2 });
});
