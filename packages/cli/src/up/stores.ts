import { type FindStep, findServer, type RunningServer, startMongo, startNats } from '@yabot/local-servers';
import type { DocumentsPlace } from '../home/documents.ts';
import { shortPath } from '../home/home.ts';
import type { KeptProcessState } from '../home/up-file.ts';
import type { FleetSettings } from '../settings/fleet-settings.ts';
import { CliError } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { KeptServer } from './kept-server.ts';
import { type NatsKeys, natsKeysOf, publicKeysOf } from './nats/keys.ts';
import { natsUsers } from './nats/users.ts';
import { mongoAnswers, natsAnswers, postgresAnswers, withoutSecrets } from './reach.ts';
import type { StartWatcher } from './steps.ts';

/** What starting a store needs. */
export interface StoreContext {
  readonly settings: FleetSettings;
  readonly documents: DocumentsPlace;
  readonly watcher: StartWatcher;
  readonly signal: AbortSignal;
  readonly changed: (name: string, state: KeptProcessState) => void;
  /** Told of every server that is being started, so that it is stopped in the end. */
  readonly keep: (server: Promise<KeptServer>) => void;
}

/** The NATS of a fleet. */
export interface NatsSide {
  readonly url: string;
  readonly monitorUrl?: string;
  /** Of a server of our own, which lets in nobody else; absent where somebody else runs it. */
  readonly keys?: NatsKeys;
}

/** NATS: the one in the settings, or one of our own. */
export async function openNats(context: StoreContext): Promise<NatsSide> {
  const { settings, watcher } = context;
  if (settings.natsUrl) {
    await natsAnswers(settings, context.signal);
    watcher.done('nats', t('up.given', { url: withoutSecrets(settings.natsUrl) }));
    return { url: settings.natsUrl };
  }
  const found = await find('nats-server', 'nats', context);
  const keys = await natsKeysOf(settings.home);
  const config = await natsUsers(publicKeysOf(keys));
  const server = await kept(
    'nats',
    startNats({ dir: settings.home.in('nats'), find: { binary: found.path }, config }),
    context,
  );
  watcher.done('nats', `${server.version} · ${server.url}`);
  return { url: server.url, monitorUrl: server.monitorUrl, keys };
}

/** What documents are kept in: the MongoDB in the settings, one of our own, or files that need nothing. */
export async function openDocuments(context: StoreContext): Promise<{ mongoUrl?: string }> {
  const { documents, watcher } = context;
  if (documents.kind === 'sqlite') return {};
  if (documents.kind === 'given') {
    await mongoAnswers(documents.url);
    watcher.done('mongo', t('up.given', { url: withoutSecrets(documents.url) }));
    return { mongoUrl: documents.url };
  }
  const found = await find('mongod', 'mongo', context);
  const starting = startMongo({ dir: documents.folder, find: { binary: found.path } });
  const server = await kept('mongo', starting, context);
  watcher.done('mongo', `${server.version} · 127.0.0.1:${server.port}`);
  return { mongoUrl: server.url };
}

/** SQL: the PostgreSQL in the settings, or files that need nothing. */
export async function openSql({ settings, watcher }: StoreContext): Promise<void> {
  const { postgresUrl } = settings;
  if (!postgresUrl) return;
  await postgresAnswers(postgresUrl);
  watcher.done('sql', t('up.given', { url: withoutSecrets(postgresUrl) }));
}

async function kept<Server extends RunningServer>(
  name: string,
  starting: Promise<Server>,
  { keep, changed }: StoreContext,
): Promise<Server> {
  const server = starting.then((started) => new KeptServer(started, (state) => changed(name, state)));
  keep(server);
  await server;
  return starting;
}

async function find(server: 'nats-server' | 'mongod', step: string, context: StoreContext) {
  const { settings, watcher, signal } = context;
  const found = await findServer(server, { onProgress: (told) => watcher.progress(step, inWords(told)) });
  // A download cannot be cut short, but what comes after it can.
  signal.throwIfAborted();
  const home = shortPath(settings.home.folder);
  if (!found.found) throw new CliError(`${server}.missing`, { why: found.why, home });
  return found;
}

function inWords({ step, ...told }: FindStep): string {
  return t(`find.${step}`, told);
}
