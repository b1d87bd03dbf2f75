import { randomUUID } from 'node:crypto';
import { AccessChanged, GrantVipDays, SubscriptionRenewed, SubscriptionStarted } from '@yabot/contracts';
import type { TestService } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWorld, codeOf, eventsOf, SQL_DATABASES, type World } from './fixtures.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const IN_3_DAYS = '2026-11-24T12:00:00.000Z';
const IN_5_DAYS = '2026-11-26T12:00:00.000Z';

describe.each(SQL_DATABASES)('VIP days as a reward, with subscriptions in %s', (database) => {
  let world: World;
  let service: TestService;
  beforeAll(async () => {
    world = await aWorld(database);
    service = await world.start({}, { clock: () => NOW });
  });
  afterAll(() => world.stop());

  const grant = (userId: string, days: number, cause: string) =>
    world.bus.client.ask(GrantVipDays, { userId, days, cause }, { key: randomUUID() });

  it('start a subscription without a plan, also for somebody who never opened the chat', async () => {
    const userId = randomUUID();
    expect(await grant(userId, 3, `mission:a:${userId}`)).toEqual({ ok: true, result: { until: IN_3_DAYS } });
    expect(await eventsOf(world.bus, SubscriptionStarted, userId, 1)).toEqual([
      { userId, planId: null, until: IN_3_DAYS, source: 'reward' },
    ]);
    expect(await eventsOf(world.bus, AccessChanged, userId, 1)).toEqual([{ userId }]);
  });

  it('make the one that runs longer', async () => {
    const userId = randomUUID();
    await grant(userId, 3, `mission:a:${userId}`);
    expect(await grant(userId, 2, `mission:b:${userId}`)).toEqual({ ok: true, result: { until: IN_5_DAYS } });
    expect(await eventsOf(world.bus, SubscriptionRenewed, userId, 1)).toEqual([
      { userId, planId: null, until: IN_5_DAYS, source: 'reward' },
    ]);
  });

  it('are given once per cause, however often and by whom it is asked', async () => {
    const userId = randomUUID();
    const cause = `mission:a:${userId}`;
    const [first, second] = await Promise.all([grant(userId, 3, cause), grant(userId, 3, cause)]);
    expect(second).toEqual(first);
    await world.bus.send(GrantVipDays, { userId, days: 3, cause }, randomUUID());
    await service.settled();
    expect(await eventsOf(world.bus, SubscriptionStarted, userId, 1)).toHaveLength(1);
    expect(await eventsOf(world.bus, SubscriptionRenewed, userId, 0)).toEqual([]);
  });

  it('are refused for a cause that has given others', async () => {
    const userId = randomUUID();
    const cause = `mission:a:${userId}`;
    await grant(userId, 3, cause);
    expect(codeOf(await grant(userId, 4, cause))).toBe('cause-used');
    expect(codeOf(await grant(randomUUID(), 3, cause))).toBe('cause-used');
  });
});
