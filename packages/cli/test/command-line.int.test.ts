import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { homeOf } from '../src/home/home.ts';
import { claimHome } from '../src/home/up-file.ts';
import type { FleetStatus } from '../src/status/fleet-status.ts';
import { yabot, yabotJson } from './fixtures/yabot.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yabot-line-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const NOBODY = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6f';
const SPANISH = { LANG: 'es_ES.UTF-8' };

describe('a command line that is not understood', () => {
  it.each([
    [['statsu'], /no command “statsu”/, /Did you mean status/],
    [['status', '--jsno'], /no option “--jsno”/, /Did you mean --json/],
    [['dlq', 'show', 'first'], /“first” does not fit/, /whole number/],
    [['dlq', 'show'], /“seq” is missing/, /yabot dlq show --help/],
    [['dlq', 'discard', '3'], /--reason/, /needed/],
    [['ledger', 'unfreeze', 'ana', '--reason', 'x'], /“ana” is not the id/, /ledger verify/],
    [['ledger', 'unfreeze', NOBODY, '--reason', ' '], /what happened/, /--reason/],
    [['dlq', 'replay'], /Which letter/, /--all/],
    [['trace'], /Which action/, /--last/],
    [['down', 'now'], /more words/, /yabot down --help/],
    [['help', 'foo'], /no command “foo”/, /yabot --help/],
    [['help', 'dlq', 'foo'], /no command “foo”/, /yabot dlq --help/],
    [['dlq'], /Which command/, /yabot dlq --help/],
    [['wallet', 'boost'], /“--factor <number>” is needed/, /yabot wallet boost --help/],
  ])('such as %j ends with 64 and says what to do', async (words, ...wanted) => {
    const { code, out, err } = await yabot(words, { YABOT_HOME: folder });
    expect(code).toBe(64);
    expect(out).toBe('');
    for (const pattern of wanted) expect(err).toMatch(pattern as RegExp);
  });

  it('is told in Spanish where the terminal speaks it', async () => {
    const { code, err } = await yabot(['statsu'], SPANISH);
    expect([code, err]).toEqual([64, expect.stringContaining('No existe la orden «statsu»')]);
  });

  it('is told as one line of JSON to a program', async () => {
    const { code, out, err } = await yabot(['statsu', '--json']);
    expect([code, out]).toEqual([64, '']);
    expect(JSON.parse(err)).toEqual({
      error: { code: 'usage.unknown-command', message: expect.stringContaining('“statsu”') },
    });
    expect(err.trimEnd()).not.toContain('\n');
  });
});

describe('help', () => {
  it('names every command, in the language of the terminal', async () => {
    const [english, spanish] = await Promise.all([yabot(['--help']), yabot(['--help'], SPANISH)]);
    for (const command of ['up', 'down', 'status', 'doctor', 'trace', 'ledger', 'gift', 'dlq', 'content']) {
      expect(english.out).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
    }
    expect(english.out).toContain('Commands:');
    expect(spanish.out).toContain('Órdenes:');
    expect([english.code, spanish.code]).toEqual([0, 0]);
  });

  it('on a command is the same both ways', async () => {
    const [help, option] = await Promise.all([
      yabot(['help', 'dlq', 'list']),
      yabot(['dlq', 'list', '--help']),
    ]);
    expect(help).toEqual(option);
    expect(help.out).toContain('--service <name>');
  });

  it('is there for a version too', async () => {
    expect(await yabot(['--version'])).toEqual({ code: 0, out: '0.1.0\n', err: '' });
  });
});

describe('without a fleet', () => {
  it('status tells every service as failed since nobody knows when, and ends with 1', async () => {
    const { code, out } = await yabot(['status', '--json'], { YABOT_HOME: folder });
    const { status, services } = JSON.parse(out) as { status: string; services: { name: string }[] };
    expect([code, status]).toEqual([1, 'failed']);
    expect(services.map(({ name }) => name)).toEqual([
      'user',
      'wallet',
      'missions',
      'achievements',
      'gateway',
    ]);
    for (const service of services) expect(service).toMatchObject({ status: 'failed', since: null });
  });

  it('status says to a person that none runs, and how to start one', async () => {
    const { code, out } = await yabot(['status'], { YABOT_HOME: folder });
    expect([code, out]).toEqual([1, 'No fleet runs here. Start one with: make start\n']);
  });

  it.each([[['ledger', 'verify']], [['trace', '--last']], [['dlq', 'list']]])(
    '%j ends with 2 and says how to start one',
    async (words) => {
      const { code, err } = await yabot(words, { YABOT_HOME: folder });
      expect([code, err]).toEqual([2, expect.stringContaining('make start')]);
    },
  );

  it('a fleet that is named and not there is told with its address and without its password', async () => {
    const { code, err } = await yabot(['dlq', 'list'], { NATS_URL: 'nats://me:secret@127.0.0.1:9' });
    expect(code).toBe(2);
    expect(err).toContain('nats://127.0.0.1:9');
    expect(err).not.toContain('secret');
  });

  it('down has nothing to stop', async () => {
    expect(await yabot(['down'], { YABOT_HOME: folder })).toMatchObject({ code: 0 });
    const { json } = await yabotJson(['down'], { YABOT_HOME: folder });
    expect(json).toEqual({ home: folder, stopped: false });
  });
});

describe('while a fleet is starting', () => {
  it('a second start and status say so', async () => {
    const home = homeOf({ YABOT_HOME: join(folder, 'starting') });
    await claimHome(home, new Date());
    const env = { YABOT_HOME: home.folder };
    const [up, status] = await Promise.all([yabot(['up'], env), yabot(['status'], env)]);
    expect([up.code, up.err]).toEqual([1, expect.stringMatching(/^A fleet is just starting in .*make stop/)]);
    expect([status.code, status.out]).toEqual([1, expect.stringMatching(/^A fleet is just starting here/)]);
    const { json } = await yabotJson<FleetStatus>(['status'], env);
    expect(new Set(json.services.map((each) => each.status))).toEqual(new Set(['degraded']));
  });
});

describe('settings', () => {
  it('come from a file too, and the environment wins', async () => {
    const file = join(folder, 'settings');
    await writeFile(file, 'NATS_URL=nats://127.0.0.1:7\nYABOT_HOME=/nowhere\n');
    const words = ['--settings', file, 'status', '--json'];
    const fromFile = JSON.parse((await yabot(words)).out) as { nats: { url: string } };
    const fromEnvironment = JSON.parse((await yabot(words, { NATS_URL: 'nats://127.0.0.1:8' })).out);
    expect(fromFile.nats.url).toBe('nats://127.0.0.1:7');
    expect(fromEnvironment.nats.url).toBe('nats://127.0.0.1:8');
  });

  const WRONG = {
    GATEWAY_PORT: 'eighty',
    MONGODB_URI: 'http://x',
    LOG_LEVEL: 'loud',
    TELEGRAM_BOT_TOKEN: 'nonsense',
    TELEGRAM_MODE: 'webhook',
    OWNER_TELEGRAM_IDS: 'ana',
    DEFAULT_TIME_ZONE: 'Mars/Olympus',
  };
  const TOLD = [
    ...Object.keys(WRONG).filter((name) => name !== 'TELEGRAM_MODE'),
    'TELEGRAM_WEBHOOK_SECRET',
    'PUBLIC_URL',
  ];

  it('that are wrong keep the fleet from starting: all of every service are told before anything runs', async () => {
    const home = join(folder, 'never-begun');
    const { code, err } = await yabot(['up'], { ...WRONG, YABOT_HOME: home });
    expect([code, existsSync(home)]).toEqual([78, false]);
    const told = [...err.matchAll(/^ {2}- (\w+): /gm)].map(([, name]) => name);
    expect(told.toSorted()).toEqual(TOLD.toSorted());
    expect(err).not.toMatch(/Invalid|expected|NaN|nonsense/);
  });

  it('that are wrong are told in the language of the terminal', async () => {
    const { err } = await yabot(['up'], { ...SPANISH, ...WRONG, YABOT_HOME: folder });
    expect(err).toContain('GATEWAY_PORT: escribe un número entero de 1 a 65535, no eighty');
    expect(err).not.toMatch(/\b(?:write|is|not|has)\b/);
  });

  it('in a file that is not there are an error, which says so', async () => {
    const { code, err } = await yabot(['--settings', '/nowhere/.env', 'status']);
    expect([code, err]).toEqual([78, 'There is no file /nowhere/.env with settings.\n']);
  });

  it('that nobody reads are remarked on by the doctor, with file and line', async () => {
    const file = join(folder, 'typo');
    await writeFile(file, 'TELEGRAM_BOT_TOKE=1:a\nfoo bar\n');
    const { code, out } = await yabot(['--settings', file, 'doctor'], { YABOT_HOME: folder });
    expect(code).toBe(1);
    expect(out).toMatch(/typo:1: nobody reads TELEGRAM_BOT_TOKE\. Did you mean TELEGRAM_BOT_TOKEN\?/);
    expect(out).toMatch(/typo:2: this line is no setting/);
  });
});

describe('a server that the settings name and that does not answer', () => {
  it.each([
    ['NATS_URL', 'nats'],
    ['MONGODB_URI', 'mongodb'],
    ['DATABASE_URL', 'postgresql'],
  ])(
    'in %s keeps the fleet from starting: it ends with 2 and says what to do',
    async (setting, scheme) => {
      const silent = createServer().listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const place = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
      const environment = {
        YABOT_HOME: join(folder, setting),
        [setting]: `${scheme}://me:secret@${place}/x`,
      };
      const { code, err } = await yabot(['up'], environment);
      silent.close();
      expect([code, err]).toEqual([2, expect.stringContaining(setting)]);
      expect(err).toContain(place);
      expect(err).not.toContain('secret');
    },
    60_000,
  );
});

describe('content check', () => {
  it('ends with 0 for the sample community', async () => {
    expect(await yabot(['content', 'check'])).toMatchObject({ code: 0 });
  });

  it('ends with 1 and names file, line and what to write instead', async () => {
    await writeFile(join(folder, 'community.yaml'), 'name: 3\n');
    const { code, out } = await yabot(['content', 'check', folder]);
    expect(code).toBe(1);
    expect(out).toMatch(/community\.yaml:1:7 name: /);
    const json = JSON.parse((await yabot(['content', 'check', folder, '--json'])).out);
    expect(json).toMatchObject({ folder, ok: false });
    expect(json.mistakes[0]).toMatchObject({ file: 'community.yaml', line: 1, instead: expect.any(String) });
  });

  it('gives a program the version and the warnings of sound content, and not its texts', async () => {
    const { json } = await yabotJson<object>(['content', 'check'], {});
    expect(json).toEqual({
      folder: expect.any(String),
      ok: true,
      version: expect.stringMatching(/^[\da-f]{64}$/),
      warnings: [],
    });
  });

  it('tells mistakes in the language of the terminal', async () => {
    const { out } = await yabot(['content', 'check', folder], SPANISH);
    expect(out).toMatch(
      /community\.yaml:1:7 name: se esperaba texto, y hay el número 3\. Escribe `name: "3"`/,
    );
    expect(out).toMatch(/: \d+ errores\n$/);
    expect(out).not.toMatch(/\b(?:is|Write|Add|missing|Create)\b/);
  });

  it('keeps the fleet from starting on mistakes', async () => {
    const { code, err } = await yabot(['up'], { YABOT_HOME: join(folder, 'home'), CONTENT_DIR: folder });
    expect([code, err]).toEqual([65, expect.stringContaining('community.yaml:1:7 name: ')]);
    expect(err).toMatch(/Write `name:/);
    expect(err).not.toMatch(/^\s+at /m);
  });
});

describe('doctor', () => {
  it('tells what is there, and each mistake in the settings with what to do', async () => {
    const { code, out } = await yabot(['doctor', '--json'], { YABOT_HOME: folder, TELEGRAM_MODE: 'pigeon' });
    const { healthy, findings } = JSON.parse(out) as {
      healthy: boolean;
      findings: { name: string; state: string; todo?: string }[];
    };
    expect([code, healthy]).toEqual([1, false]);
    expect(findings).toContainEqual(expect.objectContaining({ name: 'Node', state: 'ok' }));
    expect(findings).toContainEqual({
      name: 'Settings',
      state: 'wrong',
      detail: '',
      todo: expect.stringContaining('TELEGRAM_MODE'),
    });
  });
});
