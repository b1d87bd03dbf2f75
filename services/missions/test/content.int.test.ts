import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type House, startHouse } from '@yabot/content/testing';
import { CommentAdded, MissionCompleted, MissionsOf } from '@yabot/contracts';
import { type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { missions } from '../src/missions.service.ts';

let house: House;
let hello: string;

beforeAll(async () => {
  house = await startHouse(missions);
  hello = await readFile(join(house.content, 'missions/say-hello.yaml'), 'utf8');
});
afterAll(() => house.stop());

/** In one step, as editors do. */
async function write(text: string) {
  const path = join(house.content, 'missions/say-hello.yaml');
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}
const contentIs = (service: TestService, status: string) =>
  until(`the content is ${status}`, () => service.health().dependencies.content?.status === status);
const rewardOf = async () => {
  const answer = await house.bus.client.ask(MissionsOf, { userId: randomUUID() });
  if (!answer.ok) return undefined;
  return answer.result.missions.find(({ missionId }) => missionId === 'say-hello')?.reward.besitos;
};

it('refuses a first start with content that has mistakes, and lists all of them', async () => {
  await write(hello.replace('count: 1', 'count: none').replace('comment-added', 'coment-added'));
  const refused = await house.start().then(
    () => '',
    (error) => String(error),
  );
  expect(refused).toContain('2 mistakes in the content');
  expect(refused).toContain('missions/say-hello.yaml:10:');
  expect(refused).toContain('Write `gateway.comment-added`');
});

it('takes a change of the files up while it runs, and keeps to it when the next has mistakes', async () => {
  await write(hello);
  const service = await house.start();
  expect(await rewardOf()).toBe(15);
  await write(hello.replace('besitos: 15', 'besitos: 99'));
  await until('the new reward', async () => (await rewardOf()) === 99);
  await write('nothing like a mission');
  await contentIs(service, 'degraded');
  expect(service.health().status).toBe('degraded');
  expect(service.health().dependencies.content?.detail).toMatch(/^missions\/[\w-]+\.yaml:1:1 /);
  expect(await rewardOf()).toBe(99);
  await service.stop();
});

it('goes on with the last accepted content after a restart with broken files, and tells so', async () => {
  const service = await house.start();
  await contentIs(service, 'degraded');
  expect(await (await fetch(`${service.healthUrl}/metrics`)).text()).toContain(
    'dependency="content",service="missions"} 0',
  );
  const userId = randomUUID();
  await house.bus.publish(CommentAdded, CommentAdded.example({ userId }));
  const [completed] = await house.bus.observer.wait(MissionCompleted);
  expect(completed?.data).toMatchObject({ userId, missionId: 'say-hello', reward: { besitos: 99 } });
  await write(hello);
  await contentIs(service, 'healthy');
  expect(await rewardOf()).toBe(15);
});
