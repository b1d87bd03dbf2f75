import { randomUUID } from 'node:crypto';
import { DOCUMENTS_IN, exportedOf, type House, reactTo, startHouse } from '@yabot/content/testing';
import { ClaimGift, ExportMissionsPerson, PersonErased, ReactionRewarded } from '@yabot/contracts';
import { type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missions } from '../src/missions.service.ts';

describe.each(DOCUMENTS_IN)('Missions, with documents in %s,', (documentsIn) => {
  let house: House;
  let service: TestService;

  beforeAll(async () => {
    house = await startHouse(missions, documentsIn);
    service = await house.start();
  });
  afterAll(() => house.stop());

  const react = (userId: string, posts: number) => reactTo(posts, userId, house.bus, service);
  const exported = (userId: string) => exportedOf(userId, house.bus, ExportMissionsPerson);

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

  it('forgets the gifts of a person too, which were told before', async () => {
    const userId = randomUUID();
    const key = randomUUID();
    await until(
      'a gift is given',
      async () => (await house.bus.client.ask(ClaimGift, { userId }, { key })).ok,
    );
    expect(await exported(userId)).toMatchObject({ gifts: [{ userId }], gift_records: [{ userId }] });
    await house.bus.publish(PersonErased, { userId });
    await service.settled();
    expect(await exported(userId)).toMatchObject({ gifts: [], gift_records: [] });
  });
});
