import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startStoreServers } from '@yabot/local-servers/testing';
import { startTestBus } from '@yabot/service-kit/testing';
import { achievements } from '../src/achievements.service.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../content');

/** NATS, MongoDB and a copy of the sample community, for one test file. */
export async function startHouse() {
  const home = await mkdtemp(join(tmpdir(), 'yabot-achievements-'));
  const content = join(home, 'content');
  await cp(SAMPLE, content, { recursive: true });
  const servers = await startStoreServers(['nats', 'mongo']);
  const bus = await startTestBus(servers.nats.url);
  return {
    bus,
    content,
    start: () =>
      bus.start(achievements, { MONGODB_URI: servers.mongo.url, YABOT_HOME: home, CONTENT_DIR: content }),
    async stop() {
      await bus.stop();
      await servers.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
