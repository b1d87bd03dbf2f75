import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { knownFleet } from '../src/fleet/known-fleet.ts';
import { ROOT } from '../src/home/home.ts';
import type { FleetStatus } from '../src/status/fleet-status.ts';
import { readStatus } from '../src/status/read-status.ts';
import { FleetFolder } from './fixtures/fleet.ts';
import { until } from './fixtures/until.ts';
import { yabot } from './fixtures/yabot.ts';

const START_MS = 120_000;
let folder: FleetFolder;
let env: NodeJS.ProcessEnv;
let mission: string;
let sound: string;

beforeAll(async () => {
  folder = await FleetFolder.make();
  const content = join(folder.path, 'content');
  await cp(join(ROOT, 'content'), content, { recursive: true });
  env = { ...folder.env, CONTENT_DIR: content };
  mission = join(content, 'missions/mirror-mirror.yaml');
  sound = await readFile(mission, 'utf8');
});
afterAll(() => folder.remove(), START_MS);

const makeMistake = () => writeFile(mission, sound.replace('command: perfil', 'command: perfill'));
const MISTAKE = /mirror-mirror\.yaml:\d+:\d+ trigger\.where\.command: the bot has no command `perfill`/;
const REMEDY = "make yabot ARGS='content check'";

/** `yabot up` as a person starts it, with what it says. */
async function upInTerminal() {
  const child = folder.begin(env, ['up']);
  const said: string[] = [];
  for (const stream of [child.stdout!, child.stderr!])
    createInterface(stream).on('line', (line) => said.push(line));
  await until('it runs', async () => said.some((line) => line.includes('yabot is running')), 90_000);
  await folder.told();
  return {
    says: (pattern: RegExp | string) =>
      until(`it says ${pattern}`, () => said.join('\n').match(pattern) !== null),
  };
}

const statusNow = async () => readStatus(await knownFleet(env), new Date());
/** Every service that reads the content. */
const READERS = 'user, wallet, missions, achievements, gateway';
const degraded = ({ services }: FleetStatus) =>
  services.filter(({ status }) => status === 'degraded').map(({ name }) => name);

it(
  'a mistake in the content of a fleet that runs is told in its terminal and by status, with what to do',
  async () => {
    const { says } = await upInTerminal();
    await makeMistake();
    await says(MISTAKE);
    await says(REMEDY);
    await until('the services tell it', async () => degraded(await statusNow()).join(', ') === READERS);
    const { code, out } = await yabot(['status'], env);
    expect(code).toBe(1);
    expect(out).toContain(
      `${READERS}: the content files have mistakes; the version accepted before stays in use\n`,
    );
    expect(out).toMatch(MISTAKE);
    expect(out).toContain(REMEDY);
    expect(out).not.toContain('away for');
    await writeFile(mission, sound.replace('order: 50', 'order: 51'));
    await says(/has no mistakes and is taken up\. Version \w{12}/);
    await until('the fleet is healthy', async () => (await statusNow()).status === 'healthy');
  },
  START_MS,
);

it(
  'a home that has accepted content starts with mistakes in the files, and says so',
  async () => {
    await yabot(['down'], env);
    await makeMistake();
    const { says } = await upInTerminal();
    await says(MISTAKE);
    await says(/the version accepted before stays in use/);
    expect((await statusNow()).services.map(({ status }) => status)).not.toContain('failed');
    await yabot(['down'], env);
  },
  START_MS,
);

it(
  'a home that has accepted none does not start, and ends with 65 and the mistakes, at the first start as later',
  async () => {
    const YABOT_HOME = join(folder.path, 'other');
    await makeMistake();
    const first = await yabot(['up', '--json'], { ...env, YABOT_HOME });
    expect([first.code, existsSync(YABOT_HOME)]).toEqual([65, false]);
    await mkdir(join(YABOT_HOME, 'data'), { recursive: true });
    const later = await yabot(['up', '--json'], { ...env, YABOT_HOME });
    for (const { code, err } of [first, later])
      expect([code, err]).toEqual([65, expect.stringMatching(MISTAKE)]);
  },
  START_MS,
);
