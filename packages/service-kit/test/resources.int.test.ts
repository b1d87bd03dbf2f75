import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defineService, type ResourcesContext } from '../src/index.ts';
import { startTestBus, type TestBus, until } from '../src/testing/index.ts';
import { Added, adderOn, Summed, sumsOn } from './adder.ts';

let servers: StoreServers<'nats'>;
let bus: TestBus;
let home: string;

const loading = (resources: (context: ResourcesContext) => Promise<{ current(): unknown }>) =>
  bus.start(defineService({ ...adderOn.sql, resources }), { YABOT_HOME: home });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'yabot-kit-'));
  servers = await startStoreServers(['nats']);
  bus = await startTestBus(servers.nats.url);
});
afterAll(async () => {
  await bus.stop();
  await servers.stop();
  await rm(home, { recursive: true, force: true });
});

it('loads resources from the own database before it takes a message', async () => {
  const before = await loading(async () => ({ current: () => undefined }));
  await bus.publish(Added, { who: 'ana', amount: 5, note: '' });
  await bus.observer.wait(Summed, 1);
  await before.stop();
  const seen: unknown[] = [];
  const service = await loading(async ({ load }) => {
    seen.push(await load(sumsOn.sql.ref('ana')));
    return { current: () => seen.length };
  });
  expect(seen).toMatchObject([{ who: 'ana', sum: 5 }]);
  await service.stop();
});

it('cannot go on when its resources cannot be loaded, and says why', async () => {
  const broken = async () => {
    throw new Error('two mistakes in the content');
  };
  await expect(loading(broken)).rejects.toThrow('two mistakes in the content');
});

it('is given the events its resources want, from when they want them', async () => {
  const inUse = { wants: false, changed: () => {} };
  const [add] = adderOn.sql.consumes!;
  const choosy = defineService({
    ...adderOn.sql,
    consumes: [{ ...add!, wanted: (resources: unknown) => resources === true }],
    resources: async () => ({
      current: () => inUse.wants,
      onChange(changed) {
        inUse.changed = changed;
      },
    }),
  });
  const service = await bus.start(choosy, { YABOT_HOME: home });
  await bus.observer.caughtUp();
  const before = bus.observer.of(Summed).length;
  await bus.publish(Added, { who: 'eva', amount: 1, note: '' });
  await service.settled();
  expect(bus.observer.of(Summed)).toHaveLength(before);
  inUse.wants = true;
  inUse.changed();
  await bus.publish(Added, { who: 'ida', amount: 1, note: '' });
  await until('it is handled', () => bus.observer.of(Summed).some(({ data }) => data.who === 'ida'));
  await service.stop();
});

it('shows a dependency of its own in its health, and is degraded by it', async () => {
  const service = await loading(async ({ health }) => {
    health.set('content', 'degraded');
    return { current: () => undefined };
  });
  expect(service.health()).toMatchObject({
    status: 'degraded',
    dependencies: { content: { status: 'degraded' }, sql: { status: 'healthy' } },
  });
  await service.stop();
});
