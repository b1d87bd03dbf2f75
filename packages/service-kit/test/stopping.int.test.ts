import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Attachment, defineService } from '../src/index.ts';
import { startTestBus, type TestBus } from '../src/testing/index.ts';
import { adderOn, Take } from './adder.ts';

let servers: StoreServers<'nats'>;
let bus: TestBus;
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'yabot-kit-'));
  servers = await startStoreServers(['nats']);
  bus = await startTestBus(servers.nats.url);
});
afterEach(async () => {
  await bus.stop();
  await servers.stop();
  await rm(home, { recursive: true, force: true });
});

it('says that it is not ready from the moment it stops, and lives until all is finished', async () => {
  let finish: () => void = () => undefined;
  const attach = async (): Promise<Attachment> => ({
    stop: () => new Promise((resolve) => (finish = resolve)),
  });
  const service = await bus.start(defineService({ ...adderOn.sql, attach }), { YABOT_HOME: home });
  const statusOf = async (path: string) => (await fetch(`${service.healthUrl}${path}`)).status;
  expect(await statusOf('/health/ready')).toBe(200);
  expect(await statusOf('/other')).toBe(404);
  const stopping = service.stop();
  expect(await statusOf('/health/ready')).toBe(503);
  expect(await statusOf('/health/live')).toBe(200);
  const other = await fetch(`${service.healthUrl}/other`);
  expect([other.status, await other.json()]).toEqual([503, { code: 'stopping' }]);
  finish();
  await stopping;
  await expect(statusOf('/health/live')).rejects.toThrow();
});

it('answers a command after its stop instead of leaving whoever gave it waiting', async () => {
  const service = await bus.start(adderOn.sql, { YABOT_HOME: home });
  await service.stop();
  const answer = await service.submit(Take.of({ who: 'ana', amount: 0 }, { key: 'k' }));
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'service-unavailable' } });
});

it('gives a command in its own process the same answer as one that is asked, and refuses what does not fit', async () => {
  const service = await bus.start(adderOn.sql, { YABOT_HOME: home });
  const command = Take.of({ who: 'ana', amount: 0 }, { key: 'k' });
  const submitted = await service.submit(command);
  expect(await bus.client.ask(Take, { amount: 0, who: 'ana' }, { key: 'k' })).toEqual(submitted);
  const wrong = await service.submit(Take.of({ who: 'ana', amount: 'all' as never }, { key: 'wrong' }));
  expect(wrong).toMatchObject({
    ok: false,
    refusal: { code: 'invalid-message', details: { field: 'amount' } },
  });
});
