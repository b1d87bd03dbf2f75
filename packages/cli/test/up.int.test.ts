import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { SERVICE_NAMES } from '@yabot/contracts';
import { connectSandbox, type Follower, startSandbox } from '@yabot/telegram-sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectFleet, knownFleet } from '../src/fleet/known-fleet.ts';
import { pingServices } from '../src/fleet/ping.ts';
import type { FleetStatus } from '../src/status/fleet-status.ts';
import { readStatus } from '../src/status/read-status.ts';
import type { Trace } from '../src/trace/trace.ts';
import { FleetFolder, type RunningUp } from './fixtures/fleet.ts';
import { until } from './fixtures/until.ts';
import { yabot, yabotJson } from './fixtures/yabot.ts';

const START_MS = 120_000;
let folder: FleetFolder;
let fleet: RunningUp;

beforeAll(async () => {
  folder = await FleetFolder.make();
  fleet = await folder.up();
}, START_MS);
afterAll(() => folder.remove(), START_MS);

const statusOf = async () => readStatus(await knownFleet(folder.env), new Date());
const stop = async ({ child }: RunningUp, signal: NodeJS.Signals) => {
  const ended = once(child, 'exit') as Promise<[number | null]>;
  child.kill(signal);
  return (await ended)[0];
};

/** Somebody of the sample community, and the group they are in. */
async function ana(pageUrl: string | undefined): Promise<{ follower: Follower; group: number }> {
  const followers = await connectSandbox(pageUrl!).followers();
  const follower = followers.find(({ person }) => person.firstName === 'Ana')!;
  return { follower, group: (await follower.chats()).find(({ id }) => id < 0)!.id };
}

describe('a fleet that runs', () => {
  it('answers the PING of the services protocol with every service', async () => {
    const connection = await connectFleet(folder.env);
    const present = await pingServices(connection, { maxMs: 2_000, quietMs: 300 });
    await connection.close();
    expect(present.map(({ name }) => name).toSorted()).toEqual([...SERVICE_NAMES].toSorted());
  });

  it('needs no MongoDB: a fresh home keeps its documents in SQLite', async () => {
    expect(fleet.told).not.toHaveProperty('mongoUrl');
    expect(Object.keys(fleet.told.others).toSorted()).toEqual(['nats', 'sandbox']);
    expect(existsSync(join(folder.path, 'mongo'))).toBe(false);
    expect(existsSync(join(folder.path, 'data', 'missions-documents.sqlite'))).toBe(true);
  });

  it('is healthy in its status, with since when, what waits and the partitions of each instance', async () => {
    const { code, json } = await yabotJson<FleetStatus>(['status'], folder.env);
    expect([code, json.status, json.deadLetters]).toEqual([0, 'healthy', 0]);
    for (const service of json.services) {
      expect(service).toMatchObject({ status: 'healthy', since: expect.stringMatching(/Z$/), pending: 0 });
      const held = Object.values(service.instances[0]!.partitions);
      expect(held.every((partitions) => partitions.length === 4)).toBe(true);
    }
  });

  it('refuses a second one in the same home, with the address of the first', async () => {
    const { code, err } = await yabot(['up'], folder.env);
    expect(code).toBe(1);
    expect(err).toContain(fleet.told.pageUrl);
    expect(fleet.child.exitCode).toBeNull();
  });

  it('has a sound ledger, and nothing for the doctor to complain about', async () => {
    const [ledger, doctor] = await Promise.all([
      yabotJson<{ sound: boolean }>(['ledger', 'verify'], folder.env),
      yabotJson<{ findings: { name: string; state: string }[] }>(['doctor'], folder.env),
    ]);
    expect([ledger.code, ledger.json.sound]).toEqual([0, true]);
    expect(doctor.code).toBe(0);
    expect(doctor.json.findings).toContainEqual(
      expect.objectContaining({ name: 'JetStream sync', state: 'ok' }),
    );
  });

  it('explains what a reaction led to, across services', async () => {
    const { follower, group } = await ana(fleet.told.pageUrl);
    const [post] = await follower.messages(group);
    await follower.react(post!, '❤');
    const trace = await until('the reaction is paid', async () => {
      const { json } = await yabotJson<Trace>(['trace', '--last'], folder.env).catch(() => ({
        json: undefined,
      }));
      return json?.services.includes('wallet') && json;
    });
    expect(trace.roots[0]!.children[0]).toMatchObject({
      type: 'gateway.reaction-added.v1',
      source: 'gateway',
    });
    const again = await yabot(['trace', trace.correlationId], folder.env);
    expect(again.out).toContain('wallet.besitos-awarded');
  });
});

describe('a service that is killed', () => {
  it('is started again, and the fleet is healthy as before', async () => {
    const { process: before } = fleet.told.services.wallet!;
    process.kill(before!.pid, 'SIGKILL');
    await until('the wallet is back', async () => {
      const { state, process: now } = (await folder.told()).services.wallet!;
      return state === 'running' && now?.pid !== before!.pid;
    });
    await until('the fleet is healthy', async () => (await statusOf()).status === 'healthy');
  });
});

describe('a NATS that is killed', () => {
  it('is started again at the same address', async () => {
    const { process: before } = fleet.told.others.nats!;
    process.kill(before!.pid, 'SIGKILL');
    const status = await until('the fleet is healthy', async () => {
      const { others } = await folder.told();
      const fresh = others.nats?.state === 'running' && others.nats.process?.pid !== before!.pid;
      return fresh && (await statusOf().then((now) => now.status === 'healthy' && now));
    });
    expect(status.nats.url).toBe(fleet.told.natsUrl);
  });
});

describe('a fleet that is stopped', () => {
  it('ends with 0 and leaves no process behind', async () => {
    expect(await stop(fleet, 'SIGINT')).toBe(0);
    expect(await folder.nothingLeft()).toBe(true);
    await expect(folder.told()).rejects.toThrow('ENOENT');
  });

  it(
    'has all its data at the next start',
    async () => {
      fleet = await folder.up();
      const { json } = await yabotJson<{ checked: { movements: number } }>(['ledger', 'verify'], folder.env);
      expect(json.checked.movements).toBeGreaterThan(0);
      const { follower, group } = await ana(fleet.told.pageUrl);
      const [post] = await follower.messages(group);
      expect(JSON.stringify(post!.reactions)).toContain('❤');
    },
    START_MS,
  );
});

describe('a fleet whose owner is killed with SIGKILL', () => {
  it(
    'leaves nothing behind, and the next one takes the home over at once',
    async () => {
      await stop(fleet, 'SIGKILL');
      const lost = fleet.told;
      fleet = await folder.up();
      expect(fleet.told.owner).not.toEqual(lost.owner);
      expect((await statusOf()).status).toBe('healthy');
      await stop(fleet, 'SIGKILL');
      expect(await folder.nothingLeft()).toBe(true);
      const { code, json } = await yabotJson<FleetStatus>(['status'], folder.env);
      expect([code, json.status]).toEqual([1, 'failed']);
    },
    START_MS,
  );
});

describe('a start that is interrupted', () => {
  it.each(['nats', 'sandbox', 'wallet'])(
    'when %s has just been started leaves nothing behind',
    async (name) => {
      const child = folder.begin();
      child.stdout!.resume();
      await until(`${name} is there`, async () => {
        const told = await folder.told().catch(() => undefined);
        return told?.owner.pid === child.pid && (told?.others[name] ?? told?.services[name])?.process;
      });
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      expect((await ended)[0]).toBe(0);
      expect(await folder.nothingLeft()).toBe(true);
      await expect(folder.told()).rejects.toThrow('ENOENT');
    },
    START_MS,
  );
});

describe('a start that cannot succeed', () => {
  it(
    'ends with what the service ended with and its message, and leaves nothing behind',
    async () => {
      const { code, err } = await yabot(['up', '--json'], { ...folder.env, TELEGRAM_MODE: 'pigeon' });
      expect(code).toBe(78);
      expect(err).toContain('TELEGRAM_MODE');
      await expect(folder.told()).rejects.toThrow('ENOENT');
    },
    START_MS,
  );

  it(
    'is one with a token that Telegram refuses',
    async () => {
      const sandbox = await startSandbox({ token: '123456:right' });
      const real = { TELEGRAM_API_ROOT: sandbox.apiRoot, TELEGRAM_BOT_TOKEN: '123456:wrong' };
      const { code, err } = await yabot(['up', '--json'], { ...folder.env, ...real });
      await sandbox.stop();
      expect([code, err]).toEqual([78, expect.stringContaining('TELEGRAM_BOT_TOKEN')]);
      expect(err).not.toContain('123456:wrong');
    },
    START_MS,
  );

  it(
    'is one with a NATS that is set and not there',
    async () => {
      const nowhere = { NATS_URL: 'nats://me:secret@127.0.0.1:9' };
      const { code, err } = await yabot(['up', '--json'], { ...folder.env, ...nowhere });
      expect([code, err]).toEqual([2, expect.stringContaining('NATS_URL')]);
      expect(err).not.toContain('secret');
    },
    START_MS,
  );

  it('is one on a port that is set and taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const taken = (server.address() as { port: number }).port;
    const { code, err } = await yabot(['up', '--json'], { ...folder.env, GATEWAY_PORT: String(taken) });
    server.close();
    expect([code, err]).toEqual([1, expect.stringContaining('GATEWAY_PORT')]);
  });
});

describe('a fleet with a bot of its own', () => {
  it(
    'speaks with the Bot API that is set, as that bot, and starts no sandbox',
    async () => {
      const sandbox = await startSandbox({ token: '123456:right' });
      fleet = await folder.up({ TELEGRAM_API_ROOT: sandbox.apiRoot, TELEGRAM_BOT_TOKEN: sandbox.token });
      expect(fleet.told.pageUrl).toBe('https://t.me/yabot_sandbox_bot');
      expect(fleet.told.others).not.toHaveProperty('sandbox');
      const eva = await sandbox.client.follower({ firstName: 'Eva' });
      await eva.send('/start');
      await eva.waitForMessage(/Hola/);
      await stop(fleet, 'SIGTERM');
      await sandbox.stop();
      expect(await folder.nothingLeft()).toBe(true);
    },
    START_MS,
  );
});

describe('yabot down', () => {
  it(
    'stops a fleet that runs elsewhere',
    async () => {
      fleet = await folder.up();
      const ended = once(fleet.child, 'exit');
      expect(await yabot(['down'], folder.env)).toMatchObject({ code: 0 });
      expect((await ended)[0]).toBe(0);
      expect(await folder.nothingLeft()).toBe(true);
    },
    START_MS,
  );
});
