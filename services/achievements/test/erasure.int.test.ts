import { randomUUID } from 'node:crypto';
import { DOCUMENTS_IN, exportedOf, type House, reactTo, startHouse } from '@yabot/content/testing';
import { AchievementUnlocked, ExportAchievementsPerson, PersonErased } from '@yabot/contracts';
import type { TestService } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { achievements } from '../src/achievements.service.ts';

describe.each(DOCUMENTS_IN)('Achievements, with documents in %s,', (documentsIn) => {
  let house: House;
  let service: TestService;

  beforeAll(async () => {
    house = await startHouse(achievements, documentsIn);
    service = await house.start();
  });
  afterAll(() => house.stop());

  const react = (userId: string, posts: number) => reactTo(posts, userId, house.bus, service);
  const exported = (userId: string) => exportedOf(userId, house.bus, ExportAchievementsPerson);

  it('tells all that it keeps of a person', async () => {
    const userId = randomUUID();
    await react(userId, 3);
    const { standings: standing, counted } = await exported(userId);
    expect(standing).toMatchObject([{ userId, xp: expect.any(Number) }]);
    expect(counted).toHaveLength(3);
  });

  it('forgets a person who is erased, and counts nothing of what is still on the way', async () => {
    const [userId, other] = [randomUUID(), randomUUID()];
    await react(userId, 3);
    await react(other, 1);
    await house.bus.publish(PersonErased, { userId });
    await service.settled();
    expect(await exported(userId)).toMatchObject({
      standings: [{ achievements: {}, xp: 0, level: 1 }],
      counted: [],
    });
    const before = house.of(AchievementUnlocked, userId).length;
    await react(userId, 5);
    await house.bus.observer.caughtUp();
    expect(house.of(AchievementUnlocked, userId)).toHaveLength(before);
    expect((await exported(other)).counted).toHaveLength(1);
  });
});
