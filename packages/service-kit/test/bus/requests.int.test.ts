import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headers } from '@nats-io/nats-core';
import { requestSubject } from '@yabot/contracts';
import { type StoreServers, startStoreServers } from '@yabot/local-servers/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEADLINE_HEADER } from '../../src/middleware/deadline.ts';
import { startTestBus, type TestBus, type TestService, until } from '../../src/testing/index.ts';
import { adderOn, faults, Sum, Take } from '../adder.ts';

let servers: StoreServers<'nats'>;
let bus: TestBus;
let home: string;

beforeAll(async () => {
  servers = await startStoreServers(['nats']);
});
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'yabot-kit-'));
  bus = await startTestBus(servers.nats.url);
});
afterEach(async () => {
  vi.useRealTimers();
  faults.failOn.clear();
  await bus.stop();
  await rm(home, { recursive: true, force: true });
});
afterAll(() => servers.stop());

const start = () => bus.start(adderOn.sql, { YABOT_HOME: home });
const ask = () => bus.client.ask(Sum, { who: 'ana' });

async function countOf(service: TestService, type: string, outcome: string): Promise<number> {
  const { values } = await service.metrics.handled.get();
  return values.find(({ labels }) => labels.type === type && labels.outcome === outcome)?.value ?? 0;
}

describe('The services protocol', () => {
  it('answers PING, INFO and STATS', async () => {
    const service = await start();
    await ask();
    const answer = async (verb: string) =>
      (await bus.connection.request(`$SRV.${verb}.wallet`)).json<Record<string, unknown>>();
    expect(await answer('PING')).toMatchObject({ name: 'wallet', type: 'io.nats.micro.v1.ping_response' });
    expect(await answer('INFO')).toMatchObject({
      description: 'adds up',
      metadata: { health: service.healthUrl, partitions: '4' },
      endpoints: [
        { name: 'command-take', subject: 'req.wallet.take.v1' },
        { name: 'query-sum', subject: 'req.wallet.sum.v1' },
      ],
    });
    const { endpoints } = (await answer('STATS')) as { endpoints: { name: string; num_requests: number }[] };
    expect(endpoints.find(({ name }) => name === 'query-sum')).toMatchObject({ num_requests: 1 });
  });
});

describe('A service', () => {
  it('asks nothing that its definition does not list', async () => {
    const service = await start();
    await expect(service.client.ask(Sum, { who: 'ana' })).rejects.toThrow(
      'wallet does not list wallet.sum.v1 under asks',
    );
  });
});

describe('Whoever asks', () => {
  it('is told of a bug in a query without its words, and the next one is answered', async () => {
    await start();
    faults.failOn.set('ana', 1);
    expect(await ask()).toEqual({
      ok: false,
      refusal: { code: 'internal-fault', details: { service: 'wallet' } },
    });
    expect(await ask()).toMatchObject({ ok: true });
  });

  it('is told of a bug in a command, and the same key is carried out later', async () => {
    await start();
    const take = () => bus.client.ask(Take, { who: 'ana', amount: 0 }, { key: 'once' });
    faults.failOn.set('ana', 1);
    expect(await take()).toMatchObject({ ok: false, refusal: { code: 'internal-fault' } });
    expect(await take()).toMatchObject({ ok: true });
  });

  it('is told at once when nobody is there to answer', async () => {
    const answer = await bus.client.ask(Sum, { who: 'ana' }, { timeout: 3_600_000 });
    expect(answer).toEqual({
      ok: false,
      refusal: { code: 'service-unavailable', details: { service: 'wallet', why: 'no-answer' } },
    });
  });

  it('is told at once after five failures that it is no use, and is answered when the service is back', async () => {
    fakeTheDate();
    const why = async () => {
      const answer = await ask();
      return answer.ok ? 'answered' : (answer.refusal.details as { why: string }).why;
    };
    for (let failures = 0; failures < 5; failures++) expect(await why()).toBe('no-answer');
    expect(await why()).toBe('circuit-open');
    await start();
    expect(await why()).toBe('circuit-open');
    vi.setSystemTime(Date.now() + 5_000);
    expect(await why()).toBe('answered');
    expect(await why()).toBe('answered');
  });

  it('is asked for again when the trial fails, and failures long ago do not count', async () => {
    fakeTheDate();
    for (let failures = 0; failures < 4; failures++) await ask();
    vi.setSystemTime(Date.now() + 31_000);
    await ask();
    expect(await ask()).toMatchObject({ refusal: { details: { why: 'no-answer' } } });
    for (let failures = 0; failures < 3; failures++) await ask();
    expect(await ask()).toMatchObject({ refusal: { details: { why: 'circuit-open' } } });
    vi.setSystemTime(Date.now() + 5_000);
    expect(await ask()).toMatchObject({ refusal: { details: { why: 'no-answer' } } });
    expect(await ask()).toMatchObject({ refusal: { details: { why: 'circuit-open' } } });
  });

  it('says until when it waits', async () => {
    const seen: number[] = [];
    const played = bus.connection.subscribe(requestSubject(Sum), {
      callback: (_, message) => {
        seen.push(Number(message.headers?.get(DEADLINE_HEADER)));
        message.respond('{"result":{"sum":1}}');
      },
    });
    const before = Date.now();
    await bus.client.ask(Sum, { who: 'ana' }, { timeout: 60_000 });
    played.unsubscribe();
    expect(seen[0]).toBeGreaterThanOrEqual(before + 60_000);
  });

  it('and does not wait any more is not answered, and its command is not carried out', async () => {
    const service = await start();
    const late = headers();
    late.set(DEADLINE_HEADER, String(Date.now() - 10_000));
    late.set('ce-idempotencykey', 'late');
    const replies: string[] = [];
    const inbox = bus.connection.subscribe('inbox.late', {
      callback: (_, message) => void replies.push(message.string()),
    });
    for (const message of [Sum, Take]) {
      const data = JSON.stringify({ who: 'ana', amount: 0 });
      bus.connection.publish(requestSubject(message), data, { reply: 'inbox.late', headers: late });
      await until('it was dropped', async () => (await countOf(service, message.type, 'expired')) === 1);
    }
    await ask();
    inbox.unsubscribe();
    expect(replies).toEqual([]);
  });

  it('gets an answer with a fault when the answer is too long to be sent', async () => {
    await start();
    faults.longAnswer = 'x'.repeat(300_000);
    const answer = await ask();
    faults.longAnswer = undefined;
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'internal-fault' } });
  });
});

/** Messages still travel in real time. */
function fakeTheDate() {
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
}
