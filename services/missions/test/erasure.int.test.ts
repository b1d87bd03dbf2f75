import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type House, startHouse } from '@yabot/content/testing';
import {
  ExportMissionsPerson,
  fromParts,
  PersonErased,
  type PersonParts,
  ReactionAdded,
  ReactionRewarded,
} from '@yabot/contracts';
import type { TestService } from '@yabot/service-kit/testing';
import { missions } from '../src/missions.service.ts';

const CHAT = -1001234567890;
let house: House;
let service: TestService;

beforeAll(async () => {
  house = await startHouse(missions);
  service = await house.start();
});
afterAll(() => house.stop());

const react = async (userId: string, count: number) => {
  for (let messageId = 1; messageId <= count; messageId++) {
    await house.bus.publish(
      ReactionAdded,
      ReactionAdded.example({ userId, post: { chatId: CHAT, messageId }, emoji: '❤' }),
    );
  }
  await service.settled();
};
const exported = async (userId: string) => {
  const parts: PersonParts[number][] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const answer = await house.bus.client.ask(ExportMissionsPerson, cursor ? { userId, cursor } : { userId });
    if (!answer.ok) throw new Error(answer.refusal.code);
    parts.push(...answer.result.parts);
    cursor = answer.result.next;
  }
  return fromParts(parts);
};

it('tells all that it keeps of a person', async () => {
  const userId = randomUUID();
  await react(userId, 3);
  const { progress, rewarded_posts: rewardedPosts } = await exported(userId);
  expect(progress).toMatchObject([{ userId, earned: 15 }]);
  expect(rewardedPosts).toHaveLength(3);
});

it('forgets a person who is erased, and counts nothing of what is still on the way', async () => {
  const [userId, other] = [randomUUID(), randomUUID()];
  await react(userId, 3);
  await react(other, 1);
  await house.bus.publish(PersonErased, { userId });
  await service.settled();
  expect(await exported(userId)).toMatchObject({
    progress: [{ missions: {}, earned: 0, timeZone: null }],
    rewarded_posts: [],
  });
  const before = house.of(ReactionRewarded, userId).length;
  await react(userId, 5);
  await house.bus.observer.caughtUp();
  expect(house.of(ReactionRewarded, userId)).toHaveLength(before);
  expect((await exported(other)).rewarded_posts).toHaveLength(1);
});
