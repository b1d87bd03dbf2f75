import { randomUUID } from 'node:crypto';
import {
  AccessOf,
  AchievementUnlocked,
  AnswerJoinRequest,
  Ban,
  CheckMember,
  CheckMemberships,
  GiveSubscription,
  InviteSent,
  JoinRequested,
  LevelReached,
  LiftBan,
  MemberChecked,
  MemberRemoved,
  MembersChecked,
  ReconcileMembers,
  RequestEntry,
  RevokeInvite,
  SendInvite,
  TelegramRefused,
} from '@yabot/contracts';
import { accepted } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, registered, SQL_DATABASES } from './fixtures.ts';
import { aHouse, BALCONY, CLUB, type House, inDays, memberIs, NOW, removalsOf, sentTo } from './vip.ts';

describe.each(SQL_DATABASES)('The doors of channels and groups, in %s', (database) => {
  let house: House;
  beforeAll(async () => {
    house = await aHouse(database);
  });
  afterAll(() => house.stop());
  afterEach(() => {
    house.now = NOW;
  });

  const somebody = async () => (await registered(house)).userId;
  const vip = async () => {
    const userId = await somebody();
    const month = { userId, planId: 'month', by: house.owner };
    await accepted(house.bus.client.ask(GiveSubscription, month, { key: randomUUID() }));
    return userId;
  };
  const joins = async (userId: string, chatId = BALCONY) => {
    await house.bus.publish(JoinRequested, { userId, chatId });
    await house.service.settled();
    return (await sentTo(house, AnswerJoinRequest, userId, 0)).map(({ approve }) => approve);
  };
  const enter = (userId: string, resource = 'balcony') =>
    house.bus.client.ask(RequestEntry, { userId, resource }, { key: randomUUID() });
  const insideOf = async (userId: string) => {
    const answer = await house.bus.client.ask(AccessOf, { userId });
    return answer.ok
      ? answer.result.resources.find(({ resource }) => resource === 'balcony')?.inside
      : undefined;
  };

  it('let in who may, and nobody else; other chats are left to those who run them', async () => {
    expect(await joins(await vip())).toEqual([true]);
    expect(await joins(await somebody())).toEqual([false]);
    expect(await joins(await vip(), -1000)).toEqual([]);
  });

  it('let in by level and achievement, as soon as others tell of them', async () => {
    const userId = await somebody();
    expect(await joins(userId, CLUB)).toEqual([false]);
    await house.bus.publish(LevelReached, LevelReached.example({ userId, level: 2 }));
    await house.bus.publish(
      AchievementUnlocked,
      AchievementUnlocked.example({ userId, achievementId: 'kiss' }),
    );
    await house.service.settled();
    expect(await joins(userId, CLUB)).toEqual([false, true]);
  });

  it('send whoever may enter a link for once, in their language, and none to others', async () => {
    const userId = await vip();
    expect(await enter(userId)).toEqual({ ok: true, result: { invited: 1, inside: 0 } });
    expect(await sentTo(house, SendInvite, userId, 1)).toEqual([
      {
        userId,
        chatId: BALCONY,
        inviteId: expect.stringMatching(/^[\da-f]{32}$/),
        title: 'El balcón',
        until: inDays(1),
      },
    ]);
    expect(await enter(await somebody())).toEqual({
      ok: false,
      refusal: { code: 'access-denied', details: { missing: [{ condition: 'vip' }] } },
    });
    expect(codeOf(await enter(userId, 'attic'))).toBe('no-door');
    expect(codeOf(await enter(userId, 'cellar'))).toBe('resource-unknown');
  });

  it('make the link before void when another is asked for, and send none to who is inside', async () => {
    const userId = await vip();
    await enter(userId);
    await enter(userId);
    const [first] = await sentTo(house, SendInvite, userId, 2);
    expect(await sentTo(house, RevokeInvite, userId, 1)).toEqual([{ userId, inviteId: first?.inviteId }]);
    await memberIs(house, userId);
    expect(await enter(userId)).toEqual({ ok: true, result: { invited: 0, inside: 1 } });
  });

  it("remove who comes in by another's link, whatever they may do, and make the link void", async () => {
    const [userId, other] = [await vip(), await vip()];
    await enter(userId);
    const [link] = await sentTo(house, SendInvite, userId, 1);
    const { inviteId } = link!;
    await house.bus.publish(InviteSent, { userId, chatId: BALCONY, inviteId });
    await memberIs(house, other, 'member', { inviteId });
    expect(await removalsOf(house, other, 1)).toEqual([{ userId: other, chatId: BALCONY }]);
    expect(await sentTo(house, RevokeInvite, userId, 1)).toEqual([{ userId, inviteId }]);
    expect(await removalsOf(house, userId, 0)).toEqual([]);
  });

  it('leave those in peace who come in by their own link', async () => {
    const userId = await vip();
    await enter(userId);
    const [link] = await sentTo(house, SendInvite, userId, 1);
    await memberIs(house, userId, 'member', { inviteId: link!.inviteId });
    expect(await removalsOf(house, userId, 0)).toEqual([]);
    expect(await insideOf(userId)).toBe(1);
  });

  it('close behind whose subscription ends, and make their links void', async () => {
    const [inside, outside] = [await vip(), await vip()];
    await memberIs(house, inside);
    house.now = new Date(inDays(31.9));
    await enter(outside);
    house.now = new Date(inDays(32));
    await house.review(inDays(32));
    expect(await removalsOf(house, inside, 1)).toEqual([{ userId: inside, chatId: BALCONY }]);
    expect(await sentTo(house, RevokeInvite, outside, 1)).toHaveLength(1);
    await house.bus.publish(MemberRemoved, { userId: inside, chatId: BALCONY });
    await house.service.settled();
    expect(await insideOf(inside)).toBe(0);
    expect(await removalsOf(house, inside, 1)).toHaveLength(1);
  });

  it('close behind who is banned, and remove those who come in without a right', async () => {
    const [banned, stranger] = [await vip(), await somebody()];
    await memberIs(house, banned);
    const ban = { userId: banned, until: null, reason: 'spam', by: house.owner };
    await accepted(house.bus.client.ask(Ban, ban, { key: randomUUID() }));
    expect(await removalsOf(house, banned, 1)).toHaveLength(1);
    await accepted(house.bus.client.ask(LiftBan, { userId: banned, by: house.owner }, { key: randomUUID() }));
    await memberIs(house, stranger);
    expect(await removalsOf(house, stranger, 1)).toHaveLength(1);
  });

  it('are no matter for those who run the chat', async () => {
    const userId = await somebody();
    await memberIs(house, userId, 'administrator');
    expect(await removalsOf(house, userId, 0)).toEqual([]);
  });

  it('are as Telegram has them: who was not known to be in is removed, who has left is not', async () => {
    const [left, hidden] = [await vip(), await somebody()];
    await memberIs(house, left);
    await house.bus.publish(MemberChecked, { userId: left, chatId: BALCONY, status: 'left' });
    await house.bus.publish(MemberChecked, { userId: hidden, chatId: BALCONY, status: 'member' });
    expect(await removalsOf(house, hidden, 1)).toHaveLength(1);
    await house.service.settled();
    expect(await insideOf(left)).toBe(0);
  });

  it('are asked about at Telegram when nobody has for six hours', async () => {
    const userId = await vip();
    await memberIs(house, userId);
    const check = async (at: string) => {
      await accepted(house.service.submit(CheckMemberships.of({ at }, { key: randomUUID() })));
      await house.service.settled();
      return sentTo(house, CheckMember, userId, 0);
    };
    expect(await check(inDays(0.2))).toEqual([]);
    expect(await check(inDays(0.3))).toEqual([{ userId, chatId: BALCONY }]);
  });

  it('are reconciled at once when an administrator asks for it, and that is seen to its end', async () => {
    const userId = await vip();
    await memberIs(house, userId);
    const reconcile = (by: string) => house.bus.client.ask(ReconcileMembers, { by }, { key: randomUUID() });
    expect(codeOf(await reconcile(userId))).toBe('not-allowed');
    house.now = new Date(inDays(0.1));
    const answer = await reconcile(house.owner);
    if (!answer.ok) throw new Error(answer.refusal.code);
    const { asked, since } = answer.result;
    expect(asked).toBeGreaterThan(0);
    expect(await sentTo(house, CheckMember, userId, 1)).toEqual([{ userId, chatId: BALCONY }]);
    const unchecked = async () => {
      const told = await house.bus.client.ask(MembersChecked, { since });
      return told.ok ? told.result.unchecked : undefined;
    };
    expect(await unchecked()).toBe(asked);
    await house.bus.publish(MemberChecked, { userId, chatId: BALCONY, status: 'member' });
    await house.service.settled();
    expect(await unchecked()).toBe(asked - 1);
  });

  it('that Telegram would not close are closed after the next check', async () => {
    const userId = await somebody();
    await memberIs(house, userId);
    await removalsOf(house, userId, 1);
    const refused = { asked: 'remove-member', userId, chatId: BALCONY, code: 'telegram-400' };
    await house.bus.publish(TelegramRefused, refused);
    await house.service.settled();
    house.now = new Date(inDays(0.3));
    await house.bus.publish(MemberChecked, { userId, chatId: BALCONY, status: 'member' });
    await removalsOf(house, userId, 2);
  });

  it('are closed at its return when a subscription ended while the service was down', async () => {
    const userId = await vip();
    await memberIs(house, userId);
    await house.service.stop();
    house.now = new Date(inDays(40));
    await house.open();
    await removalsOf(house, userId, 1);
  });
});
