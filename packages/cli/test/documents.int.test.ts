import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startMongo } from '@yabot/local-servers';
import { connectSandbox, type Follower } from '@yabot/telegram-sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentsAside, documentsPlace } from '../src/home/documents.ts';
import { FleetFolder } from './fixtures/fleet.ts';
import { until } from './fixtures/until.ts';
import { yabot, yabotJson } from './fixtures/yabot.ts';

const START_MS = 240_000;
const MONGODB_URI = 'mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=100';

let home: FleetFolder;
beforeEach(async () => {
  home = await FleetFolder.make();
});
afterEach(() => home.remove(), START_MS);

const inHome = (...parts: string[]) => join(home.path, ...parts);

/** As a mongod, or the services, leave it. */
async function leave(...parts: string[]) {
  await mkdir(inHome(...parts.slice(0, -1)), { recursive: true });
  await writeFile(inHome(...parts), '');
}
const leaveMongoData = () => leave('mongo', 'data', 'WiredTiger');
const leaveSqliteFiles = () => leave('data', 'missions-documents.sqlite');

describe('documents are kept', () => {
  it('in SQLite in a fresh home, and where a mongod was started and left nothing', async () => {
    const inSqlite = { kind: 'sqlite', folder: inHome('data') };
    expect(await documentsPlace(home.env)).toEqual(inSqlite);
    await mkdir(inHome('mongo', 'data'), { recursive: true });
    expect(await documentsPlace(home.env)).toEqual(inSqlite);
  });

  it('in the folder that DATABASE_URL names, as all that is in SQLite', async () => {
    const env = { ...home.env, DATABASE_URL: 'sqlite:/disk' };
    expect(await documentsPlace(env)).toEqual({ kind: 'sqlite', folder: '/disk' });
  });

  it('in the MongoDB of a home that has some there', async () => {
    await leaveMongoData();
    expect(await documentsPlace(home.env)).toEqual({ kind: 'mongo', folder: inHome('mongo') });
  });

  it('in the MongoDB of the settings, whatever the home has', async () => {
    await leaveMongoData();
    expect(await documentsPlace({ ...home.env, MONGODB_URI })).toEqual({ kind: 'given', url: MONGODB_URI });
  });

  it('and others of the home are known, which nobody reads', async () => {
    await leaveSqliteFiles();
    expect(await documentsAside(home.env)).toEqual([]);
    await leaveMongoData();
    expect(await documentsAside(home.env)).toEqual([inHome('data')]);
    expect(await documentsAside({ ...home.env, MONGODB_URI })).toEqual([inHome('mongo'), inHome('data')]);
  });
});

interface Finding {
  readonly name: string;
  readonly state: string;
  readonly detail: string;
  readonly todo?: string;
}

describe('the doctor', () => {
  /** What it finds about documents and their server. */
  async function told(own: NodeJS.ProcessEnv = {}): Promise<Finding[]> {
    const { json } = await yabotJson<{ findings: Finding[] }>(['doctor'], { ...home.env, ...own });
    return json.findings.filter(({ name }) => ['mongod', 'Documents'].includes(name));
  }

  it('says of a fresh home that documents are kept in SQLite, and misses no mongod', async () => {
    expect(await told()).toEqual([
      { name: 'mongod', state: 'aside', detail: 'not needed: documents are kept in SQLite' },
      {
        name: 'Documents',
        state: 'ok',
        detail: `SQLite in ${inHome('data')}, for MONGODB_URI names no MongoDB`,
      },
    ]);
    const { out } = await yabot(['doctor'], { ...home.env, LANG: 'es_ES.UTF-8' });
    expect(out).toContain('no hace falta: los documentos se guardan en SQLite');
    expect(out).toContain(`SQLite en ${inHome('data')}, porque MONGODB_URI no nombra ningún MongoDB`);
  });

  it('says of a home with documents in MongoDB that they stay there, and of others how to have them back', async () => {
    await leaveMongoData();
    await leaveSqliteFiles();
    const [mongod, ...documents] = await told();
    expect(mongod!.detail).not.toContain('not needed');
    expect(documents).toMatchObject([
      { detail: `MongoDB started here, for they are in ${inHome('mongo')} already` },
      {
        state: 'aside',
        detail: `others are in ${inHome('data')}, and nobody reads those now`,
        todo: expect.stringContaining(`move ${inHome('mongo')} elsewhere`),
      },
    ]);
  });

  it('complains of a MongoDB that the settings name and that does not answer', async () => {
    await leaveSqliteFiles();
    const [mongod, given] = await told({ MONGODB_URI });
    expect(mongod).toMatchObject({ state: 'aside', detail: expect.stringContaining('MONGODB_URI') });
    expect(given).toMatchObject({ state: 'wrong', todo: expect.stringContaining('correct MONGODB_URI') });
  });
});

describe('a fresh home', () => {
  it('has no step of a database at its start', async () => {
    const child = home.begin({}, ['up']);
    child.stderr!.resume();
    const said: string[] = [];
    createInterface(child.stdout!).on('line', (line) => said.push(line));
    await until('its steps are shown', () => said.some((line) => line.includes('gateway')));
    expect(said.join('\n')).toContain('NATS');
    expect(said.join('\n')).not.toMatch(/mongo|sql/i);
  });
});

/** Lets somebody react to one more post, and tells of the mission that counts reactions. */
async function reacts(follower: Follower, nth: number): Promise<string> {
  const group = (await follower.chats()).find(({ id }) => id < 0)!;
  const posts = (await follower.messages(group.id)).filter(({ from }) => from.kind !== 'person');
  await follower.react(posts[nth]!, '❤');
  const { text } = await follower.waitForMessage(new RegExp(`Diez reacciones» ${nth + 1}/10`));
  return text;
}

describe('a home whose documents are in MongoDB', () => {
  it(
    'goes on with them in a MongoDB of its own, and keeps none in SQLite',
    async () => {
      const before = await startMongo({ dir: inHome('mongo') });
      const given = await home.up({ MONGODB_URI: before.url });
      expect(given.told).toMatchObject({ mongoUrl: before.url });
      expect(given.told.others).not.toHaveProperty('mongo');
      const eva = await connectSandbox(given.told.pageUrl!).follower({ firstName: 'Eva' });
      await eva.send('/start');
      await eva.waitForMessage(/Hola/);
      await reacts(eva, 0);
      await yabot(['down'], home.env);
      await before.stop();

      const own = await home.up();
      expect(own.told.others.mongo).toMatchObject({ state: 'running' });
      const again = (await connectSandbox(own.told.pageUrl!).followers()).find(({ id }) => id === eva.id)!;
      await reacts(again, 1);
      expect((await readdir(inHome('data'))).filter((name) => name.includes('documents'))).toEqual([]);
      const { out } = await yabot(['doctor'], home.env);
      expect(out).toMatch(
        /✓ Documents +MongoDB started here, for they are in .*mongo already: \d+\.\d+\.\d+, rs0/,
      );
    },
    START_MS,
  );
});
