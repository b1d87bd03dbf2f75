import { randomUUID } from 'node:crypto';
import {
  CancelSubscription,
  type CommandDefinition,
  GiveSubscription,
  GrantRole,
  GrantVipDays,
  StartTrial,
  SubscriptionCancelled,
  SubscriptionExpired,
  SubscriptionExpiring,
  SubscriptionOf,
  SubscriptionRenewed,
  SubscriptionStarted,
} from '@yabot/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, contextOf, eventsOf, registered, SQL_DATABASES } from './fixtures.ts';
import { aHouse, type House, inDays, NOW } from './vip.ts';

describe.each(SQL_DATABASES)('Subscriptions, in %s', (database) => {
  let house: House;
  beforeAll(async () => {
    house = await aHouse(database);
  });
  afterAll(() => house.stop());
  afterEach(() => {
    house.now = NOW;
  });

  const ask = <Data, Result, Code extends string>(
    command: CommandDefinition<Data, Result, Code>,
    data: NoInfer<Data>,
    key: string = randomUUID(),
  ) => house.bus.client.ask(command, data, { key });
  const give = (userId: string, planId = 'month', by = house.owner) =>
    ask(GiveSubscription, { userId, planId, by });
  const somebody = async () => (await registered(house)).userId;
  const subscriptionOf = async (userId: string) => {
    const answer = await house.bus.client.ask(SubscriptionOf, { userId });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.result;
  };
  const stateOf = async (userId: string) => (await subscriptionOf(userId)).subscription?.state ?? 'none';
  /** Moves the clock and does what is due. */
  const at = async (days: number) => {
    house.now = new Date(inDays(days));
    await house.review(inDays(days));
  };

  it('are given by an administrator, and make the user VIP', async () => {
    const userId = await somebody();
    expect(await give(userId)).toEqual({ ok: true, result: { until: inDays(30) } });
    expect(await eventsOf(house.bus, SubscriptionStarted, userId, 1)).toEqual([
      { userId, planId: 'month', until: inDays(30), source: 'given' },
    ]);
    expect((await contextOf(house, userId)).vip).toEqual({ planId: 'month', until: inDays(32) });
    expect((await subscriptionOf(userId)).subscription).toMatchObject({
      planId: 'month',
      title: { es: 'Un mes', en: 'A month' },
      state: 'active',
      until: inDays(30),
      accessUntil: inDays(32),
    });
  });

  it('are given by no moderator, to nobody unknown, and of no plan that there is not', async () => {
    const [userId, moderator] = [await somebody(), await somebody()];
    await ask(GrantRole, { userId: moderator, role: 'moderator', by: house.owner });
    expect(codeOf(await give(userId, 'month', moderator))).toBe('not-allowed');
    expect(codeOf(await give(randomUUID()))).toBe('user-unknown');
    expect(codeOf(await give(userId, 'decade'))).toBe('plan-unknown');
  });

  it('become longer by another plan that opens the same, and not by one that opens other things', async () => {
    const userId = await somebody();
    await give(userId);
    expect(await give(userId, 'year')).toEqual({ ok: true, result: { until: inDays(395) } });
    expect(await eventsOf(house.bus, SubscriptionRenewed, userId, 1)).toEqual([
      { userId, planId: 'year', until: inDays(395), source: 'given' },
    ]);
    expect(await give(userId, 'attic-only')).toEqual({
      ok: false,
      refusal: { code: 'other-plan-running', details: { planId: 'year', until: inDays(395) } },
    });
  });

  it('are tried once', async () => {
    const userId = await somebody();
    const trial = () => ask(StartTrial, { userId, planId: 'month' });
    expect((await subscriptionOf(userId)).plans[0]).toMatchObject({ planId: 'month', trialDays: 3 });
    expect(await trial()).toEqual({ ok: true, result: { until: inDays(3) } });
    expect(await stateOf(userId)).toBe('trial');
    expect((await subscriptionOf(userId)).plans[0]).toMatchObject({ trialDays: null });
    await at(3);
    expect(await stateOf(userId)).toBe('none');
    expect(codeOf(await trial())).toBe('trial-used');
  });

  it('are tried by nobody who has one, and of no plan without a trial', async () => {
    const userId = await somebody();
    expect(codeOf(await ask(StartTrial, { userId, planId: 'year' }))).toBe('plan-unknown');
    await give(userId);
    expect(codeOf(await ask(StartTrial, { userId, planId: 'month' }))).toBe('already-subscribed');
  });

  it('are reminded of three days and one day before the end, and once when the grace begins, and then end', async () => {
    const userId = await somebody();
    await give(userId);
    for (const day of [27, 28, 29, 29.5, 30, 31]) await at(day);
    const reminders = await eventsOf(house.bus, SubscriptionExpiring, userId, 3);
    expect(reminders.map(({ daysLeft, until, accessUntil }) => [daysLeft, until, accessUntil])).toEqual([
      [3, inDays(30), inDays(32)],
      [1, inDays(30), inDays(32)],
      [0, inDays(30), inDays(32)],
    ]);
    expect(await stateOf(userId)).toBe('grace');
    expect((await contextOf(house, userId)).vip).toBeDefined();
    await at(32);
    expect(await eventsOf(house.bus, SubscriptionExpired, userId, 1)).toEqual([
      { userId, planId: 'month', reason: 'ended' },
    ]);
    expect((await contextOf(house, userId)).vip).toBeUndefined();
  });

  it('that are renewed in their grace go on from their end, and later begin anew', async () => {
    const [inGrace, later] = [await somebody(), await somebody()];
    await Promise.all([give(inGrace), give(later)]);
    await at(31);
    expect(await give(inGrace)).toEqual({ ok: true, result: { until: inDays(60) } });
    expect(await stateOf(inGrace)).toBe('active');
    await at(40);
    expect(await give(later)).toEqual({ ok: true, result: { until: inDays(70) } });
    expect(await eventsOf(house.bus, SubscriptionStarted, later, 2)).toHaveLength(2);
  });

  it('that are cancelled run to their end, without reminders and without grace', async () => {
    const userId = await somebody();
    await give(userId);
    expect(await ask(CancelSubscription, { userId })).toEqual({ ok: true, result: { until: inDays(30) } });
    expect(codeOf(await ask(CancelSubscription, { userId }))).toBe('accepted');
    expect(await eventsOf(house.bus, SubscriptionCancelled, userId, 1)).toHaveLength(1);
    await at(29.5);
    expect(await stateOf(userId)).toBe('cancelled');
    await at(30);
    expect(await stateOf(userId)).toBe('none');
    expect(await eventsOf(house.bus, SubscriptionExpiring, userId, 0)).toEqual([]);
    expect(codeOf(await ask(CancelSubscription, { userId }))).toBe('no-subscription');
  });

  it('end by themselves when their schedule is due', async () => {
    const userId = await somebody();
    house.now = new Date(Date.now() - 86_400_000 + 300);
    await ask(GrantVipDays, { userId, days: 1, cause: `mission:a:${userId}` });
    house.now = new Date(Date.now() + 1_000);
    expect(await eventsOf(house.bus, SubscriptionExpired, userId, 1)).toEqual([
      { userId, planId: null, reason: 'ended' },
    ]);
  });

  it('do not end by a schedule that comes too early, or a run whose clock was ahead', async () => {
    const userId = await somebody();
    await give(userId);
    expect(await house.review(inDays(40))).toEqual({ due: 0, stopped: false });
    expect(await stateOf(userId)).toBe('active');
  });
});
