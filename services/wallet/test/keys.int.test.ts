import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type CommandDefinition, Credit, Debit } from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import { balanceOf, credit, newCause, prove, somebody } from './fixtures/moves.ts';
import { askRaw } from './fixtures/raw.ts';

const HOUR_MS = 3_600_000;
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

describe.each(DIALECTS)('A key of a command to the wallet on %s', (dialect) => {
  let servers: LedgerServers;
  let ledger: Ledger;
  let now: number;
  beforeAll(async () => {
    servers = await startLedgerServers(dialect);
  });
  beforeEach(async () => {
    now = Date.now();
    ledger = await servers.open({ clock: () => new Date(now) });
  });
  afterEach(() => ledger.close());
  afterAll(() => servers.stop());

  const ask = (definition: CommandDefinition, data: unknown, key: string) =>
    askRaw(ledger, definition, data, key, now);
  const order = (userId: string, amount: number, cause = newCause()) => ({
    userId,
    amount,
    reason: 'store',
    cause,
  });

  it.each([
    ['a second', 1_000],
    ['25 hours', 25 * HOUR_MS],
    ['89 days', 89 * 24 * HOUR_MS],
  ])('gets the same answer, byte for byte, after %s, and moves nothing more', async (_, later) => {
    const ana = somebody();
    await credit(ledger, ana, 100);
    const spent = order(ana, 30);
    const refused = order(ana, 500);
    const [first, no] = [await ask(Debit, spent, 'spent'), await ask(Debit, refused, 'refused')];
    expect(JSON.parse(first!)).toMatchObject({ result: { balance: 70 } });
    await credit(ledger, ana, 1_000);
    now += later;
    expect(await ask(Debit, spent, 'spent')).toBe(first);
    // Refused once is refused for good under that key, though there would be enough by now.
    expect(await ask(Debit, refused, 'refused')).toBe(no);
    expect(await balanceOf(ledger, ana)).toBe(1_070);
  });

  it('gets one effect and one answer when it comes 50 times at once, through two instances', async () => {
    await ledger.another();
    const ana = somebody();
    await credit(ledger, ana, 100);
    const spent = order(ana, 60);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => until('there is an answer', () => ask(Debit, spent, spent.cause))),
    );
    expect(new Set(answers).size).toBe(1);
    expect(await balanceOf(ledger, ana)).toBe(40);
  });

  it('is refused with another body, and what it did stays', async () => {
    const ana = somebody();
    await credit(ledger, ana, 100);
    const spent = order(ana, 60);
    const first = await ask(Debit, spent, 'key');
    expect(await ask(Debit, { ...spent, amount: 61 }, 'key')).toBe(
      '{"refused":{"code":"idempotency-key-reused","details":{}}}',
    );
    expect(await ask(Debit, spent, 'key')).toBe(first);
    expect(await balanceOf(ledger, ana)).toBe(40);
  });

  describe('while the wallet is killed again and again', () => {
    const processes: ChildProcess[] = [];
    const start = () => {
      const process = spawn('node', ['--disable-warning=ExperimentalWarning', MAIN], {
        env: { ...globalThis.process.env, ...ledger.environment, LOG_LEVEL: 'silent' },
        stdio: 'ignore',
      });
      processes.push(process);
      return process;
    };
    const end = async (process: ChildProcess) => {
      const exit = once(process, 'exit');
      process.kill('SIGKILL');
      await exit;
    };
    afterEach(async () => {
      await Promise.all(processes.splice(0).map((each) => (each.exitCode ?? each.signalCode) || end(each)));
    });

    it('gets one effect, and the answer that was given before the kill after it too', async () => {
      await ledger.service.stop();
      const users = Array.from({ length: 8 }, somebody);
      const orders = Array.from({ length: 240 }, (_, index) => order(users[index % users.length]!, 1));
      const answered = new Map<string, string>();
      let running = start();
      await until('the wallet answers', () => ask(Credit, order(users[0]!, 1_000), 'first'));
      for (let kill = 0; kill < 3; kill++) {
        const asked = orders.slice(kill * 80, (kill + 1) * 80).map(async (each) => {
          const answer = await ask(Credit, each, each.cause);
          if (answer) answered.set(each.cause, answer);
        });
        // Somewhere within the work: some are answered, some are not.
        await Promise.race(asked);
        await end(running);
        running = start();
        await Promise.all(asked);
      }
      for (const each of orders) {
        const answer = await until('there is an answer', () => ask(Credit, each, each.cause));
        expect(answer).toBe(answered.get(each.cause) ?? answer);
        expect(JSON.parse(answer)).toHaveProperty('result');
      }
      const balances = await Promise.all(users.map((user) => balanceOf(ledger, user)));
      expect(balances).toEqual([1_030, 30, 30, 30, 30, 30, 30, 30]);
      expect((await prove(ledger)).faults).toEqual([]);
    });
  });
});
