import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CommandUsed } from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import type { Follower } from '@yabot/telegram-sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startProcess } from './process.ts';
import { startWorld, TOKEN, type World } from './world.ts';

const EXCUSE = /No se ha perdido nada/;
const ANSWER = /Cómo funciona/;

let world: World;
let gateway: ChildProcess;
let holder: DatabaseSync;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());

beforeEach(async () => {
  gateway = startProcess(world);
  const ana = await world.sandbox.client.follower({ firstName: 'Ana' });
  await ana.send('/ayuda');
  await ana.waitForMessage(ANSWER);
  // It waits for its turn: the gateway may be writing.
  holder = new DatabaseSync(join(world.home, 'data', 'gateway.sqlite'), { timeout: 5_000 });
});
afterEach(async () => {
  holder.close();
  const ended = once(gateway, 'exit');
  gateway.kill('SIGKILL');
  await ended;
});

/** As good as a full disk: nobody can write. */
const take = () => holder.exec('begin immediate');
const giveBack = () => holder.exec('rollback');

/** Somebody asks, and is told that it cannot be answered now. */
async function askInVain(firstName: string): Promise<Follower> {
  const who = await world.sandbox.client.follower({ firstName });
  await who.send('/ayuda');
  await who.waitForMessage(EXCUSE, { timeoutMs: 20_000, afterSeq: 0 });
  return who;
}

/** Everybody was answered, once. */
async function answered(all: readonly Follower[]) {
  await Promise.all(all.map((who) => who.waitForMessage(ANSWER, { timeoutMs: 20_000, afterSeq: 0 })));
  const counts = await Promise.all(
    all.map(async (who) => (await who.messages()).filter(({ text }) => ANSWER.test(text)).length),
  );
  expect(counts).toEqual(all.map(() => 1));
}

it('tells each who asks while its database cannot write, and answers all of them once when it can', async () => {
  take();
  const all = [await askInVain('Bea'), await askInVain('Eva'), await askInVain('Ivo')];
  giveBack();
  await answered(all);
});

it('killed meanwhile, it answers after the next start what Telegram does not bring again', async () => {
  take();
  const all = [await askInVain('Leo'), await askInVain('Mar')];
  await until('Telegram keeps nothing', async () => (await pending()) === 0);
  const ended = once(gateway, 'exit');
  gateway.kill('SIGKILL');
  await ended;
  giveBack();
  gateway = startProcess(world);
  await answered(all);
  const asked = world.bus.observer.of(CommandUsed).filter(({ data }) => data.command === 'ayuda');
  expect(new Set(asked.map(({ data }) => data.userId)).size).toBe(asked.length);
});

/** How many updates Telegram keeps for the bot. */
async function pending(): Promise<number | undefined> {
  const response = await fetch(`${world.sandbox.apiRoot}/bot${TOKEN}/getWebhookInfo`);
  const { result } = (await response.json()) as { result?: { pending_update_count?: number } };
  return result?.pending_update_count;
}
