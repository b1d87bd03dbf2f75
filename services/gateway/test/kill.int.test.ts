import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CommandUsed } from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import type { Follower } from '@yabot/telegram-sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProcess } from './process.ts';
import { startWorld, type World } from './world.ts';

let world: World;
const processes: ChildProcess[] = [];

beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  for (const child of processes) child.kill('SIGKILL');
  await world?.stop();
});

function startGateway(): ChildProcess {
  const child = startProcess(world);
  processes.push(child);
  return child;
}

const crowdOf = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, n) => world.sandbox.client.follower({ firstName: `N${n}` })));

/** What the database holds, as somebody sees it who is no gateway. */
function look(query: string): unknown[] {
  const database = new DatabaseSync(join(world.home, 'data', 'gateway.sqlite'), { readOnly: true });
  try {
    return database.prepare(query).all();
  } finally {
    database.close();
  }
}

/** How many gateways have a part of the work. */
const holders = () => look('select distinct holder from kit_partitions').length;

const answers = async (who: Follower) =>
  (await who.messages()).filter(({ text }) => text.includes('Cómo funciona')).length;

it('killed in the middle of its work, it answers every update after the next start', async () => {
  const crowd = await crowdOf(40);
  let gateway = startGateway();
  await Promise.all(crowd.map((who) => who.send('/ayuda')));
  for (const most of [5, 15, 30]) {
    await until(`${most} answers`, () => world.sandbox.faults.calls({ method: 'sendMessage' }).length > most);
    gateway.kill('SIGKILL');
    await once(gateway, 'exit');
    gateway = startGateway();
  }
  await Promise.all(
    crowd.map((who) => who.waitForMessage(/Cómo funciona/, { timeoutMs: 20_000, afterSeq: 0 })),
  );
  const told = await world.bus.observer.wait(CommandUsed, crowd.length);
  expect(new Set(told.map(({ data }) => data.userId)).size).toBe(crowd.length);
  expect(told).toHaveLength(crowd.length);
  const counts = await Promise.all(crowd.map(answers));
  // What Telegram had taken and was not recorded yet is sent again: four messages, and those under way.
  const again = counts.reduce((sum, count) => sum + count, 0) - crowd.length;
  expect(again).toBeLessThanOrEqual(3 * 8);
  const stopped = once(gateway, 'exit');
  gateway.kill('SIGTERM');
  expect(await stopped).toEqual([0, null]);
});

it('frozen while another takes its work over, it doubles nothing when it thaws', async () => {
  const one = startGateway();
  await until('one works', () => holders() === 1);
  const two = startGateway();
  await until('both work', () => holders() === 2);
  const crowd = await crowdOf(20);
  const [first, ...others] = crowd;
  await first!.send('/ayuda');
  await first!.waitForMessage(/Cómo funciona/);
  await until('it is recorded', () => look('select id from outgoing').length === 0);
  one.kill('SIGSTOP');
  await Promise.all(others.map((who) => who.send('/ayuda')));
  await Promise.all(others.map((who) => who.waitForMessage(/Cómo funciona/, { timeoutMs: 30_000 })));
  one.kill('SIGCONT');
  two.kill('SIGTERM');
  await once(two, 'exit');
  await first!.send('/menu');
  await first!.waitForMessage(/¿Qué quieres ver/, { timeoutMs: 30_000 });
  expect(await Promise.all(crowd.map(answers))).toEqual(crowd.map(() => 1));
  const stopped = once(one, 'exit');
  one.kill('SIGTERM');
  await stopped;
});
