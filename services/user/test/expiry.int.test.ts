import { randomUUID } from 'node:crypto';
import {
  ExpiryPreview,
  ExpiryResumed,
  ExpiryRuns,
  ExpiryStopped,
  GiveSubscription,
  MemberRemoved,
  ReleaseExpiry,
  RevokeAccess,
  SendInvite,
  StopExpiry,
  SubscriptionExpired,
  SubscriptionOf,
  SubscriptionStarted,
  UndoExpiry,
} from '@yabot/contracts';
import { accepted, until } from '@yabot/service-kit/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, eventsOf, registered, SQL_DATABASES } from './fixtures.ts';
import { aHouse, BALCONY, type House, inDays, memberIs, NOW, removalsOf, sentTo } from './vip.ts';

const CAP = '{ members: 25, share: 20, few: 1 }';

describe.each(SQL_DATABASES)('Many who lose access at once, in %s', (database) => {
  let house: House;
  let members: string[];
  beforeEach(async () => {
    house = await aHouse(database, { removals: CAP });
    members = await Promise.all(Array.from({ length: 10 }, member));
  });
  afterEach(() => house.stop());

  /** Somebody with VIP for a year, in the balcony. */
  const member = async () => {
    const { userId } = await registered(house);
    await accepted(
      house.bus.client.ask(
        GiveSubscription,
        { userId, planId: 'year', by: house.owner },
        { key: randomUUID() },
      ),
    );
    await memberIs(house, userId);
    return userId;
  };
  /** Four of the ten have VIP for a month only. */
  const fourOfTen = async () => {
    const four: string[] = [];
    for (let i = 0; i < 4; i++) {
      const { userId } = await registered(house);
      const month = { userId, planId: 'month', by: house.owner };
      await accepted(house.bus.client.ask(GiveSubscription, month, { key: randomUUID() }));
      await memberIs(house, userId);
      four.push(userId);
    }
    return four;
  };
  const hasVip = async (userId: string) => {
    const answer = await house.bus.client.ask(SubscriptionOf, { userId });
    return answer.ok && answer.result.subscription !== null;
  };
  const preview = async (kind: 'subscriptions' | 'doors' = 'subscriptions') => {
    const answer = await house.bus.client.ask(ExpiryPreview, { kind, limit: 50 });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.result;
  };
  const stops = () => house.bus.observer.of(ExpiryStopped).map(({ data }) => data);
  const removals = async () =>
    (await Promise.all(members.map((userId) => removalsOf(house, userId, 0)))).flat();

  it('by a corrupted clock, 40 % of the members: nobody does, and an administrator is told once', async () => {
    const four = await fourOfTen();
    house.now = new Date(inDays(33));
    expect(await house.review(inDays(33))).toEqual({ due: 4, stopped: true });
    house.now = new Date(inDays(33.1));
    expect(await house.review(inDays(33.1))).toMatchObject({ stopped: true });
    expect(stops()).toEqual([
      { runId: expect.any(String), kind: 'subscriptions', due: 4, inside: 14, limit: 2 },
    ]);
    for (const userId of four) {
      expect(await hasVip(userId)).toBe(true);
      expect(await eventsOf(house.bus, SubscriptionExpired, userId, 0)).toEqual([]);
      expect(await removalsOf(house, userId, 0)).toEqual([]);
    }
    expect(new Set((await preview()).users)).toEqual(new Set(four));

    house.now = NOW;
    await house.review(NOW.toISOString());
    expect((await preview()).stopped).toBeNull();
    expect(house.bus.observer.of(ExpiryResumed).map(({ data }) => data)).toEqual([
      { runId: stops()[0]?.runId, kind: 'subscriptions', by: null },
    ]);
    expect(await hasVip(four[0] as string)).toBe(true);
  });

  it('in truth are let go by an administrator, leave the chats without another alarm, and come back when it is undone', async () => {
    const four = await fourOfTen();
    house.now = new Date(inDays(33));
    await house.review(inDays(33));
    const runId = String(stops()[0]?.runId);
    const release = (by: string, id = runId) =>
      house.bus.client.ask(ReleaseExpiry, { kind: 'subscriptions', runId: id, by }, { key: randomUUID() });
    expect(codeOf(await release(members[0] as string))).toBe('not-allowed');
    expect(codeOf(await release(house.owner, randomUUID()))).toBe('run-unknown');
    expect(await release(house.owner)).toEqual({ ok: true, result: { due: 4 } });
    for (const userId of four) {
      await eventsOf(house.bus, SubscriptionExpired, userId, 1);
      expect(await removalsOf(house, userId, 1)).toEqual([{ userId, chatId: BALCONY }]);
      await house.bus.publish(MemberRemoved, { userId, chatId: BALCONY });
    }
    await house.service.settled();
    expect(stops()).toHaveLength(1);
    expect(await removals()).toEqual([]);

    const [run, ...older] = await runs();
    expect([run, older]).toMatchObject([{ state: 'carried-out', users: 4 }, []]);
    const ended = String(run?.runId);
    const undo = (by: string) =>
      house.bus.client.ask(
        UndoExpiry,
        { kind: 'subscriptions', runId: ended, days: 3, by },
        { key: randomUUID() },
      );
    expect(codeOf(await undo(members[0] as string))).toBe('not-allowed');
    expect(await undo(house.owner)).toEqual({ ok: true, result: { undone: 4 } });
    for (const userId of four) {
      expect((await eventsOf(house.bus, SubscriptionStarted, userId, 2))[1]).toMatchObject({
        source: 'restored',
        until: inDays(36),
      });
      expect(await sentTo(house, SendInvite, userId, 1)).toMatchObject([
        { chatId: BALCONY, title: 'El balcón' },
      ]);
    }
    expect(codeOf(await undo(house.owner))).toBe('run-unknown');
  });

  const runs = async (kind: 'subscriptions' | 'doors' = 'subscriptions') => {
    const answer = await house.bus.client.ask(ExpiryRuns, { kind, limit: 10 });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.result.runs;
  };

  it('do not while an administrator has stopped it, however few they are, and do when it is let go', async () => {
    const { userId } = await registered(house);
    const month = { userId, planId: 'month', by: house.owner };
    await accepted(house.bus.client.ask(GiveSubscription, month, { key: randomUUID() }));
    const stop = (by: string) =>
      house.bus.client.ask(StopExpiry, { kind: 'subscriptions', by }, { key: randomUUID() });
    expect(codeOf(await stop(members[0] as string))).toBe('not-allowed');
    const stopped = await stop(house.owner);
    if (!stopped.ok) throw new Error(stopped.refusal.code);
    const { runId } = stopped.result;
    expect(await stop(house.owner)).toEqual(stopped);
    house.now = new Date(inDays(33));
    expect(await house.review(inDays(33))).toEqual({ due: 1, stopped: true });
    expect(await hasVip(userId)).toBe(true);
    expect(await runs()).toMatchObject([{ runId, state: 'stopped', users: 1 }]);
    expect((await preview()).users).toEqual([userId]);
    const order = { kind: 'subscriptions' as const, runId, by: house.owner };
    await accepted(house.bus.client.ask(ReleaseExpiry, order, { key: randomUUID() }));
    await eventsOf(house.bus, SubscriptionExpired, userId, 1);
    expect(await runs()).toMatchObject([{ state: 'carried-out', users: 1 }]);
  });

  const keepOut = (userId: string) =>
    house.bus.client.ask(
      RevokeAccess,
      { userId, resource: 'balcony', until: null, by: house.owner },
      { key: randomUUID() },
    );

  it('at the doors, count for an hour, also when Telegram has said that they are out', async () => {
    const [first, second, third] = members as [string, string, string];
    for (const userId of [first, second]) {
      await keepOut(userId);
      await removalsOf(house, userId, 1);
      await memberIs(house, userId, 'left');
    }
    await keepOut(third);
    await until('the doors have stopped', () => stops().length > 0);
    await house.service.settled();
    expect(stops()).toMatchObject([{ kind: 'doors', due: 1, limit: 2 }]);
    expect(await removalsOf(house, third, 0)).toEqual([]);
  });

  it('at the doors, by decisions about many, are stopped there as well', async () => {
    for (const userId of members.slice(0, 4)) await keepOut(userId);
    await until('the doors have stopped', () => stops().length > 0);
    await house.service.settled();
    expect(stops()).toMatchObject([{ kind: 'doors', limit: 2 }]);
    expect((await removals()).length).toBeLessThanOrEqual(2);
    const { stopped, users } = await preview('doors');
    const { runId } = stopped ?? {};
    expect(users.length).toBeGreaterThan(0);
    await accepted(
      house.bus.client.ask(
        ReleaseExpiry,
        { kind: 'doors', runId: String(runId), by: house.owner },
        { key: randomUUID() },
      ),
    );
    for (const userId of members.slice(0, 4)) await removalsOf(house, userId, 1);
    expect((await runs('doors')).reduce((sum, { users: removed }) => sum + removed, 0)).toBe(4);
  });
});
