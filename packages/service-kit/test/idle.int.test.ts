import { startStoreServers } from '@yabot/local-servers/testing';
import { expect, it } from 'vitest';
import { startTestBus, until } from '../src/testing/index.ts';
import { Added, adderOn, Summed } from './adder.ts';

it('an idle service notices that its database is away, and that it is back', async () => {
  const servers = await startStoreServers(['nats', 'mongo']);
  const bus = await startTestBus(servers.nats.url);
  try {
    const service = await bus.start(adderOn.documents, { MONGODB_URI: servers.mongo.url });
    const statusOf = () => service.health().dependencies.documents?.status;
    expect(statusOf()).toBe('healthy');
    await servers.mongo.kill();
    await until('it is noticed', () => statusOf() === 'failed');
    expect(service.health()).toMatchObject({ status: 'degraded', ready: true });
    await servers.mongo.restart();
    await until('it is back', () => statusOf() === 'healthy');
    await bus.publish(Added, { who: 'ana', amount: 1, note: '' });
    await bus.observer.wait(Summed, 1);
  } finally {
    await bus.stop();
    await servers.stop();
  }
});
