import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { NATS_USERS, type NatsKeys, natsUsers, newSeed, publicKeysOf } from '@yabot/cli';
import {
  BesitosAwarded,
  DEAD_LETTERS_STREAM,
  eventSubject,
  MESSAGES_STREAM,
  partitionOf,
} from '@yabot/contracts';
import { startNats } from '@yabot/local-servers';
import { GROUP } from '../../../shared/content.ts';
import { Rig } from '../../rig/rig.ts';
import { until } from '../../rig/until.ts';
import type { Place, Scenario } from '../scenario.ts';
import { tryEverything } from './rights.ts';

const PERSON = { firstName: 'Canariona', lastName: 'Apellidona', username: 'canario_usuaria' };
const WRITTEN = 'texto-canario-7731';
const PATIENCE_MS = 60_000;

/** Secrets and personal data stay where they belong, and nobody gets at what is another's. */
export const canaries: Scenario = {
  promise: 'P40',
  title:
    'no token, name, username, id or text of a follower in logs, events, dead letters, metrics and errors; NATS denies each service what is of others',
  async run(place) {
    const [leaks, rights] = [await lookForCanaries(place), await tryRights()];
    return {
      passed: leaks.hits.length === 0 && rights.allowed.length === 0,
      figure: `${leaks.hits.length} hits in ${leaks.places} places (${Math.round(leaks.bytes / 1_024)} KiB)${leaks.hits.length > 0 ? `: ${leaks.hits.slice(0, 5).join(', ')}` : ''}; ${rights.denied} of ${rights.tried} attempts on NATS denied`,
    };
  },
};

async function lookForCanaries({ folder, options: { documents } }: Place) {
  const settings = () => ({ LOG_LEVEL: 'debug' });
  const rig = await Rig.start({ folder, users: 5, posts: 3, instances: 1, documents, settings });
  try {
    const follower = await rig.telegram.sandbox.client.follower(PERSON);
    await follower.send('/start');
    await follower.waitForMessage(/Hola/, { timeoutMs: PATIENCE_MS });
    for (const post of await follower.messages(GROUP)) await follower.react(post, '❤');
    await follower.waitForMessage(/besitos/, { timeoutMs: PATIENCE_MS });
    for (const text of [WRITTEN, `/perfil ${WRITTEN}`, '/besitos', '/misiones', '/logros'])
      await follower.send(text);
    await follower.waitForMessage(/Tienes \d+ besitos/, { timeoutMs: PATIENCE_MS });
    await makeDeadLetter(rig);
    const token = rig.telegram.settings.TELEGRAM_BOT_TOKEN!;
    const words = [
      ...Object.values(PERSON),
      WRITTEN,
      token,
      token.split(':')[1]!,
      String(follower.person.id),
    ];
    const texts = await everythingTold(rig);
    return {
      places: texts.size,
      bytes: [...texts.values()].reduce((sum, text) => sum + text.length, 0),
      hits: [...texts].flatMap(([where, text]) =>
        words.flatMap((word, index) => (holds(text, word) ? [`canary ${index} in ${where}`] : [])),
      ),
    };
  } finally {
    await rig.stop();
  }
}

const escaped = (word: string) => word.replaceAll(/[^\w\s]/g, '\\$&');

/** A number is a hit only where it stands by itself. */
const holds = (text: string, word: string) => new RegExp(`(?<![\\w.-])${escaped(word)}(?![\\w-])`).test(text);

/** Something that no service can read. */
async function makeDeadLetter(rig: Rig) {
  rig.connection.publish(eventSubject(BesitosAwarded, partitionOf('canary')), 'no json');
  const manager = await jetstreamManager(rig.connection);
  await until(
    'there is a dead letter',
    async () => (await manager.streams.info(DEAD_LETTERS_STREAM)).state.messages > 0,
    PATIENCE_MS,
  );
}

/** Whatever the fleet tells anybody but the follower, by where it stands. */
async function everythingTold(rig: Rig): Promise<Map<string, string>> {
  const logs = (await readdir(join(rig.home, 'logs'))).map((name) => join(rig.home, 'logs', name));
  const server = join(rig.home, 'nats', 'server.log');
  const pages = rig.instances.flatMap(({ url }) =>
    ['/metrics', '/health', '/no-such-page'].map((path) => `${url}${path}`),
  );
  const files = [...logs, server].map(
    async (file) => [file.slice(rig.home.length), await readFile(file, 'utf8')] as const,
  );
  const answers = pages.map(async (url) => [url, await (await fetch(url)).text()] as const);
  const told = new Map([...(await Promise.all(files)), ...(await Promise.all(answers))]);
  for (const [stream, filter] of [
    [MESSAGES_STREAM, '>'],
    [DEAD_LETTERS_STREAM, 'dlq.>'],
  ] as const) {
    told.set(`stream ${stream}`, await contentsOf(rig, stream, filter));
  }
  return told;
}

async function contentsOf({ connection }: Rig, stream: string, filter: string): Promise<string> {
  const manager = await jetstreamManager(connection);
  const consumer = await manager.jetstream().consumers.get(stream, { filter_subjects: [filter] });
  const { num_pending: count } = await consumer.info();
  const parts: string[] = [];
  if (count > 0) {
    for await (const message of await consumer.fetch({ max_messages: count, expires: 10_000 })) {
      const headers = (message.headers?.keys() ?? []).map((name) => `${name}: ${message.headers?.get(name)}`);
      parts.push(message.subject, ...headers, message.string());
    }
  }
  return parts.join('\n');
}

async function tryRights() {
  const keys = Object.fromEntries(NATS_USERS.map((user) => [user, newSeed()])) as NatsKeys;
  await using nats = await startNats({ config: await natsUsers(publicKeysOf(keys)) });
  // The server stands until they are through.
  return await tryEverything(nats.url, keys);
}
