import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Transfer } from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withEconomy } from './fixtures/economy.ts';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import { balanceOf, credit, newCause, prove, somebody } from './fixtures/moves.ts';
import { askRaw } from './fixtures/raw.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const ACCOUNTS = 10;
const TRANSFERS = 1_000;
const KILLS = 3;

describe.each(DIALECTS)('A thousand transfers at once among ten accounts on %s', (dialect) => {
  let servers: LedgerServers;
  let content: Awaited<ReturnType<typeof withEconomy>>;
  let ledger: Ledger;
  const processes: ChildProcess[] = [];
  beforeAll(async () => {
    servers = await startLedgerServers(dialect);
    content = await withEconomy({ transfers: { accountDays: 0, most: 1_000, mostPerDay: 1_000_000 } });
  });
  beforeEach(async () => {
    ledger = await servers.open({ settings: { CONTENT_DIR: content.CONTENT_DIR } });
  });
  afterEach(async () => {
    await Promise.all(processes.splice(0).map(end));
    await ledger.close();
  });
  afterAll(async () => {
    await servers.stop();
    await rm(content.CONTENT_DIR, { recursive: true });
  });

  const start = () => {
    const { CONTENT_DIR } = content;
    const env = { ...process.env, ...ledger.environment, CONTENT_DIR, LOG_LEVEL: 'silent' };
    const child = spawn('node', ['--disable-warning=ExperimentalWarning', MAIN], { env, stdio: 'ignore' });
    processes.push(child);
    return child;
  };
  const end = async (child: ChildProcess) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  };

  it('leave the sums right and move each once, though instances are killed meanwhile', async () => {
    const users = Array.from({ length: ACCOUNTS }, somebody);
    for (const user of users) await credit(ledger, user, 100);
    await ledger.service.stop();
    const orders = Array.from({ length: TRANSFERS }, (_, index) => ({
      senderId: users[index % ACCOUNTS]!,
      recipientId: users[(index * 7 + 3) % ACCOUNTS]!,
      amount: 1 + (index % 5),
      cause: newCause(),
    })).map((order) =>
      order.recipientId === order.senderId
        ? { ...order, recipientId: users.find((u) => u !== order.senderId)! }
        : order,
    );
    let answered = 0;
    const send = async (order: (typeof orders)[number]) => {
      const ask = () => askRaw(ledger, Transfer, order, order.cause);
      const answer = await until('there is an answer', ask, 120_000);
      answered += 1;
      return { order, answer };
    };
    const running = [start(), start()];
    const all = Promise.all(orders.map(send));
    for (let kill = 1; kill <= KILLS; kill++) {
      const reached = (kill * TRANSFERS) / (KILLS + 1);
      await until(`${reached} are answered`, () => answered >= reached, 120_000);
      await end(running.shift()!);
      running.push(start());
    }
    const answers = await all;
    const isRefused = (answer: string) => answer.includes('"insufficient-besitos"');
    expect(answers.filter(({ answer }) => !answer.includes('"result"') && !isRefused(answer))).toEqual([]);
    const sent = answers.filter(({ answer }) => !isRefused(answer)).map(({ order }) => order);
    await until(
      'all have arrived',
      async () => {
        const arrived = await ledger.sql('movements').where('kind', 'received');
        return arrived.length === sent.length;
      },
      120_000,
    );
    // Whoever has just been started refuses what it is asked until its database is there.
    await Promise.all(running.map(end));
    await ledger.another();
    const expected = new Map(users.map((user) => [user, 100]));
    for (const { senderId, recipientId, amount } of sent) {
      expected.set(senderId, expected.get(senderId)! - amount);
      expected.set(recipientId, expected.get(recipientId)! + amount);
    }
    const found = await Promise.all(
      users.map(async (user) => [user, await balanceOf(ledger, user)] as const),
    );
    expect(new Map(found)).toEqual(expected);
    const causes: string[] = await ledger.sql('movements').where('kind', 'sent').pluck('cause');
    expect(causes.toSorted()).toEqual(sent.map(({ cause }) => cause).toSorted());
    expect((await prove(ledger)).faults).toEqual([]);
  }, 180_000);
});
