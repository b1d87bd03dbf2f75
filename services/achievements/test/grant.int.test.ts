import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type House, startHouse } from '@yabot/content/testing';
import {
  AchievementsOf,
  AchievementUnlocked,
  CommentAdded,
  Credit,
  GrantRetroactively,
  RetroactiveGrant,
} from '@yabot/contracts';
import { type TestBus, type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { achievements } from '../src/achievements.service.ts';

let house: House;
let bus: TestBus;
let service: TestService;
const users = Array.from({ length: 300 }, () => randomUUID());
const talkers = users.slice(0, 40);

beforeAll(async () => {
  house = await startHouse(achievements);
  bus = house.bus;
  service = await house.start();
  const comments = (userId: string, times: number) =>
    Array.from({ length: times }, () => ({
      definition: CommentAdded,
      data: CommentAdded.example({ userId }),
      id: randomUUID(),
    }));
  await bus.publishAll(users.flatMap((userId) => comments(userId, talkers.includes(userId) ? 4 : 1)));
  await service.settled();
});
afterAll(() => house.stop());

const added = (id: string, trigger: string) => `id: ${id}
title: { es: De antes, en: From before }
description: { es: Cuatro comentarios, en: Four comments }
badge: 💬
trigger: ${trigger}
tiers:
  - { tier: bronze, count: 4, xp: 10, besitos: 5 }
`;
const known = async (id: string) => {
  const answer = await bus.client.ask(AchievementsOf, { userId: users[0]! });
  return answer.ok && answer.result.achievements.some(({ achievementId }) => achievementId === id);
};
const grant = async (achievementId: string, preview: boolean) => {
  const answer = await bus.client.ask(GrantRetroactively, { achievementId, preview }, { key: randomUUID() });
  if (!answer.ok) return answer.refusal.code;
  const { grantId } = answer.result;
  return until('the grant is done', async () => {
    const now = await bus.client.ask(RetroactiveGrant, { grantId });
    return now.ok && now.result.done ? now.result : undefined;
  });
};
const unlocked = () =>
  bus.observer.of(AchievementUnlocked).filter(({ data }) => data.achievementId === 'from-before');

it('previews how many would get a new achievement, and then gives it to each of them once, quietly', async () => {
  const file = join(house.content, 'achievements/from-before.yaml');
  await writeFile(file, added('from-before', '{ event: gateway.comment-added }'));
  await until('the new achievement is taken up', () => known('from-before'));
  const expected = { examined: 300, tiers: { bronze: 40, silver: 0, gold: 0 }, xp: 400, besitos: 200 };
  expect(await grant('from-before', true)).toMatchObject({ preview: true, ...expected });
  await service.settled();
  expect(unlocked()).toEqual([]);
  expect(await grant('from-before', false)).toMatchObject({ preview: false, ...expected });
  await service.settled();
  expect(
    unlocked()
      .map(({ data }) => data.userId)
      .sort(),
  ).toEqual([...talkers].sort());
  expect(unlocked().every(({ data }) => data.quiet)).toBe(true);
  const paid = bus.observer
    .of(Credit)
    .filter(({ data }) => data.cause.startsWith('achievement:from-before:'));
  expect(paid).toHaveLength(40);
  expect(paid.every(({ data }) => data.quiet)).toBe(true);
});

it('gives nothing twice when it is asked again', async () => {
  expect(await grant('from-before', false)).toMatchObject({ tiers: { bronze: 0 } });
  await service.settled();
  expect(unlocked()).toHaveLength(40);
});

it('refuses what it has no history of, and what there is not', async () => {
  const file = join(house.content, 'achievements/in-one-chat.yaml');
  await writeFile(
    file,
    added('in-one-chat', '{ event: gateway.comment-added, where: { chatId: -1001234567890 } }'),
  );
  await until('the new achievement is taken up', () => known('in-one-chat'));
  expect(await grant('in-one-chat', true)).toBe('history-missing');
  expect(await grant('nowhere', true)).toBe('achievement-unknown');
});
