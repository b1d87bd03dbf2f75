import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startStoreServers } from '@yabot/local-servers/testing';
import type { ServiceDefinition } from '@yabot/service-kit';
import { startTestBus } from '@yabot/service-kit/testing';

export { exportedOf, reactTo } from './persons.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../../content');

/** Where a service keeps its documents. */
export type DocumentsIn = 'a file' | 'MongoDB';
/** Both, for the suites that tell most of what a service does with them. */
export const DOCUMENTS_IN: readonly DocumentsIn[] = ['a file', 'MongoDB'];

/**
 * NATS, MongoDB where it is wanted, and a copy of the sample community for a service that works by content, for one test
 * file.
 */
export async function startHouse<Settings, Resources>(
  service: ServiceDefinition<Settings, Resources>,
  documentsIn: DocumentsIn = 'a file',
) {
  const home = await mkdtemp(join(tmpdir(), `yabot-${service.name}-`));
  const content = join(home, 'content');
  await cp(SAMPLE, content, { recursive: true });
  const servers = await startStoreServers(['nats']);
  const mongo = documentsIn === 'MongoDB' ? await startStoreServers(['mongo']) : undefined;
  const bus = await startTestBus(servers.nats.url);
  const settings = {
    ...(mongo ? { MONGODB_URI: mongo.mongo.url } : {}),
    YABOT_HOME: home,
    CONTENT_DIR: content,
  };
  return {
    bus,
    /** The folder with the copy. */
    content,
    settings,
    start: (options: { clock?: () => Date } = {}) => bus.start(service, settings, options),
    /** The data of all messages of a kind that were published about somebody. */
    of: <Data extends { userId: string }>(definition: { type: string; sample: Data }, userId: string) =>
      bus.observer
        .of(definition)
        .filter(({ data }) => data.userId === userId)
        .map(({ data }) => data),
    async stop() {
      await bus.stop();
      await Promise.all([servers.stop(), mongo?.stop()]);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** @see startHouse */
export type House = Awaited<ReturnType<typeof startHouse>>;
