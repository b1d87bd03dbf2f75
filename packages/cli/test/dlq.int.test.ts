import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReactionAdded } from '@yabot/contracts';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { startTestBus, type TestBus, type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Letters } from '../src/dlq/letters.ts';
import { counter, seen } from './fixtures/counter.ts';
import { yabot, yabotJson } from './fixtures/yabot.ts';

let servers: StoreServers<'nats'>;
let bus: TestBus;
let service: TestService;
let home: string;

/** Each test has users of its own, whose events could not be handled. */
const users = Object.fromEntries(
  ['shown', 'pressed', 'again', 'back', 'discarded', 'kept', 'gone'].map((name) => [
    name,
    crypto.randomUUID(),
  ]),
);
const crowd = Array.from({ length: 12 }, () => crypto.randomUUID());

const env = () => ({ NATS_URL: servers.nats.url });
const run = (...words: string[]) => yabot(['dlq', ...words], env());

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'yabot-dlq-'));
  servers = await startStoreServers(['nats']);
  bus = await startTestBus(servers.nats.url);
  service = await bus.start(counter, { YABOT_HOME: home });
  seen.broken = new Set([...Object.values(users), ...crowd]);
  for (const userId of seen.broken) await bus.publish(ReactionAdded, ReactionAdded.example({ userId }));
  await until('all letters', async () => (await list()).total === seen.broken.size);
});
afterAll(async () => {
  await bus.stop();
  await servers.stop();
  await rm(home, { recursive: true, force: true });
});

interface Listed {
  readonly seq: number;
  readonly service: string;
  readonly code: string;
  readonly message: { readonly entity: string };
}

async function list(...words: string[]) {
  const { json } = await yabotJson<{ total: number; letters: Listed[] }>(['dlq', 'list', ...words], env());
  return json;
}

async function letterOf(userId: string | undefined): Promise<Listed | undefined> {
  return (await list()).letters.find(({ message }) => message.entity === userId);
}

const countOf = (userId: string | undefined) => seen.counts.get(userId!) ?? 0;

describe('a letter', () => {
  it('is listed with its service and reason, and shown without what the message says unless asked', async () => {
    const letter = (await letterOf(users.shown))!;
    expect(letter).toMatchObject({ service: 'wallet', code: 'handler-failed' });
    expect(letter.message).not.toHaveProperty('raw');
    const [plain, raw] = await Promise.all([
      run('show', `${letter.seq}`),
      run('show', `${letter.seq}`, '--raw'),
    ]);
    expect(plain.out).toContain('told to be broken');
    expect(plain.out).not.toContain('"emoji"');
    expect(raw.out).toContain('"emoji"');
  });

  it('of another service is left out when one is named', async () => {
    const [own, other] = await Promise.all([list('--service', 'wallet'), list('--service', 'missions')]);
    expect(own.total).toBeGreaterThan(0);
    expect(other.total).toBe(0);
  });

  it('may be taken away by two at once', async () => {
    const { seq } = (await letterOf(users.gone))!;
    const letters = await Letters.open(bus.connection);
    await Promise.all([letters.remove(seq), letters.remove(seq)]);
    expect(await letterOf(users.gone)).toBeUndefined();
  });

  it('that is not there is told so', async () => {
    const { code, err } = await run('show', '999999');
    expect([code, err]).toEqual([1, expect.stringContaining('no dead letter 999999')]);
  });

  it('is found in the trace of its user', async () => {
    const { code, out } = await yabot(['trace', '--user', users.shown!], env());
    expect(code).toBe(0);
    expect(out).toContain('gateway.reaction-added');
    expect(out).toContain('handler-failed');
  });
});

describe('a replay', () => {
  it('takes effect once, however often and by however many it is pressed, and leaves a record', async () => {
    const { seq } = (await letterOf(users.pressed))!;
    seen.broken.delete(users.pressed!);
    const pressed = await Promise.all([1, 2, 3].map(() => run('replay', `${seq}`)));
    expect(pressed.map(({ code }) => code)).toContain(0);
    const late = await run('replay', `${seq}`);
    expect([late.code, late.err]).toEqual([1, expect.stringContaining('was replayed or discarded')]);
    await service.settled();
    expect(countOf(users.pressed)).toBe(1);
    expect(await letterOf(users.pressed)).toBeUndefined();
    const { json } = await yabotJson<unknown[]>(['dlq', 'history'], env());
    const record = { action: 'replayed', seq, service: 'wallet', by: expect.any(String) };
    expect(json.filter((each) => (each as Listed).seq === seq)).toEqual([expect.objectContaining(record)]);
  });

  it('that fails again is a letter again, and works once the cause is mended', async () => {
    const { seq } = (await letterOf(users.again))!;
    await run('replay', `${seq}`);
    const again = await until('the letter is back', () => letterOf(users.again));
    expect(again.seq).toBeGreaterThan(seq);
    seen.broken.delete(users.again!);
    await run('replay', `${again.seq}`);
    await service.settled();
    expect(countOf(users.again)).toBe(1);
  });

  it('goes back to where the message came from, with its own envelope', async () => {
    const { seq } = (await letterOf(users.back))!;
    seen.broken.delete(users.back!);
    await run('replay', `${seq}`);
    await service.settled();
    const sent = bus.observer.of(ReactionAdded).filter(({ data }) => data.userId === users.back);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });
});

describe('a discard', () => {
  it('takes the letter away for good and keeps who did so and why', async () => {
    const { seq } = (await letterOf(users.discarded))!;
    expect(await run('discard', `${seq}`, '--reason', 'a test of mine')).toMatchObject({ code: 0 });
    expect(await letterOf(users.discarded)).toBeUndefined();
    const { json } = await yabotJson<unknown[]>(['dlq', 'history'], env());
    expect(json.at(-1)).toMatchObject({ action: 'discarded', seq, reason: 'a test of mine' });
    await service.settled();
    expect(countOf(users.discarded)).toBe(0);
  });

  it('wants a reason that says something', async () => {
    const { seq } = (await letterOf(users.kept))!;
    expect(await run('discard', `${seq}`, '--reason', ' ')).toMatchObject({ code: 64 });
    expect(await letterOf(users.kept)).toMatchObject({ seq });
  });
});

describe('what somebody else put among the letters', () => {
  it('is shown as unreadable, and cannot be replayed', async () => {
    await bus.connection.request('dlq.wallet.made-by-hand.v1', 'no letter');
    const { seq } = (await list()).letters.find(({ code }) => code === 'unreadable')!;
    const { code, err } = await run('replay', `${seq}`);
    expect([code, err]).toEqual([1, expect.stringContaining('does not know')]);
    await run('discard', `${seq}`, '--reason', 'put there by hand');
  });
});

describe('status', () => {
  it('counts the letters that wait, and not what was done with others', async () => {
    const { total } = await list();
    const { json } = await yabotJson<{ deadLetters: number }>(['status'], env());
    expect(json.deadLetters).toBe(total);
  });
});

describe('a replay of all', () => {
  it('tells what it would do and asks; without anybody to ask it wants --yes', async () => {
    const { total } = await list();
    const asked = await run('replay', '--all');
    expect([asked.code, asked.err]).toEqual([64, expect.stringContaining('--yes')]);
    expect(asked.out).toMatch(
      new RegExp(`${total} {2}wallet {2}gateway\\.reaction-added\\.v1 {2}handler-failed`),
    );
    expect((await list()).total).toBe(total);
  });

  it('hands each to its service once', async () => {
    seen.broken.clear();
    const { total } = await list();
    const { code, out } = await run('replay', '--all', '--yes');
    expect([code, out]).toEqual([0, expect.stringContaining(`Replayed: ${total}`)]);
    await service.settled();
    expect(crowd.map(countOf)).toEqual(crowd.map(() => 1));
    expect((await list()).total).toBe(0);
  });
});
