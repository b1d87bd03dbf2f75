import { randomUUID } from 'node:crypto';
import {
  Ban,
  BanLifted,
  EndBan,
  EndDueBans,
  GrantRole,
  LiftBan,
  type Role,
  UserBanned,
} from '@yabot/contracts';
import type { TestService } from '@yabot/service-kit/testing';
import { accepted } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWorld, codeOf, contextOf, eventsOf, registered, SQL_DATABASES, type World } from './fixtures.ts';

const OWNER = 7_000_000_001;
const IN_A_YEAR = '2027-11-21T00:00:00.000Z';
const NOW = new Date('2026-11-21T12:00:00.000Z');

describe.each(SQL_DATABASES)('Bans, with profiles in %s', (database) => {
  let world: World;
  let service: TestService;
  let owner: string;
  let moderator: string;
  let now = NOW;
  const settings = { OWNER_TELEGRAM_IDS: String(OWNER) };
  beforeAll(async () => {
    world = await aWorld(database);
    service = await world.start(settings, { clock: () => now });
    owner = (await registered(world, { telegramId: OWNER })).userId;
    moderator = await withRole('moderator');
  });
  afterAll(() => world.stop());

  const withRole = async (role: Role) => {
    const { userId } = await registered(world);
    if (role !== 'follower')
      await accepted(world.bus.client.ask(GrantRole, { userId, role, by: owner }, { key: randomUUID() }));
    return userId;
  };
  const ban = (userId: string, until: string | null, by = moderator, key: string = randomUUID()) =>
    world.bus.client.ask(Ban, { userId, until, reason: 'spam', by }, { key });
  const lift = (userId: string, by = moderator, key: string = randomUUID()) =>
    world.bus.client.ask(LiftBan, { userId, by }, { key });
  const banOf = async (userId: string) => (await contextOf(world, userId)).ban;

  it('hold until their end, and are told once', async () => {
    const userId = await withRole('follower');
    expect(await ban(userId, IN_A_YEAR, moderator, `b:${userId}`)).toEqual({ ok: true, result: {} });
    expect(codeOf(await ban(userId, IN_A_YEAR, moderator, `b:${userId}`))).toBe('accepted');
    expect(await banOf(userId)).toEqual({ until: IN_A_YEAR, reason: 'spam' });
    expect(await eventsOf(world.bus, UserBanned, userId, 1)).toEqual([
      { userId, until: IN_A_YEAR, reason: 'spam' },
    ]);
  });

  it('are lifted before their end, once', async () => {
    const userId = await withRole('follower');
    await ban(userId, null);
    expect(codeOf(await lift(userId))).toBe('accepted');
    expect(codeOf(await lift(userId))).toBe('accepted');
    expect(await banOf(userId)).toBeNull();
    await service.settled();
    expect(await eventsOf(world.bus, BanLifted, userId, 1)).toHaveLength(1);
  });

  it.each([
    ['follower', 'follower', 'not-allowed'],
    ['moderator', 'follower', 'accepted'],
    ['moderator', 'moderator', 'not-allowed'],
    ['moderator', 'admin', 'not-allowed'],
    ['admin', 'moderator', 'accepted'],
    ['admin', 'admin', 'not-allowed'],
  ] as const)('by a %s of a %s are %s, and so is lifting them', async (role, target, code) => {
    const [by, userId] = await Promise.all([withRole(role), withRole(target)]);
    expect(codeOf(await ban(userId, null, by))).toBe(code);
    expect(codeOf(await lift(userId, by))).toBe(code);
  });

  it('of an owner are not allowed, and neither are those of oneself', async () => {
    const admin = await withRole('admin');
    expect(codeOf(await ban(owner, null, admin))).toBe('not-allowed');
    expect(codeOf(await ban(owner, null, owner))).toBe('not-allowed');
  });

  it('are not lifted by the banned moderator, who may ban nobody else either', async () => {
    const banned = await withRole('moderator');
    await ban(banned, null, owner);
    expect(codeOf(await lift(banned, banned))).toBe('not-allowed');
    expect(codeOf(await ban(await withRole('follower'), null, banned))).toBe('not-allowed');
  });

  it('of somebody unknown, or with an end that is past, are refused', async () => {
    expect(codeOf(await ban(randomUUID(), null))).toBe('user-unknown');
    expect(codeOf(await lift(randomUUID()))).toBe('user-unknown');
    const userId = await withRole('follower');
    expect(codeOf(await ban(userId, NOW.toISOString()))).toBe('end-in-past');
    expect(await banOf(userId)).toBeNull();
  });

  it('end by themselves when their schedule is due', async () => {
    const userId = await withRole('follower');
    const until = new Date(Date.now() + 200);
    now = new Date();
    await ban(userId, until.toISOString());
    now = new Date(until.getTime() + 1);
    expect(await eventsOf(world.bus, BanLifted, userId, 1)).toEqual([{ userId }]);
    await service.settled();
    expect(await banOf(userId)).toBeNull();
    now = NOW;
  });

  it('that were made longer do not end when the first schedule is due', async () => {
    const userId = await withRole('follower');
    const first = new Date(NOW.getTime() + 60_000).toISOString();
    await ban(userId, first);
    await ban(userId, IN_A_YEAR);
    await accepted(service.submit(EndBan.of({ userId, until: first }, { key: randomUUID() })));
    expect(await banOf(userId)).toMatchObject({ until: IN_A_YEAR });
    expect(await eventsOf(world.bus, BanLifted, userId, 0)).toEqual([]);
  });

  it('are over in the eyes of all at their end, also before somebody took note of it', async () => {
    const userId = await withRole('follower');
    await ban(userId, IN_A_YEAR);
    now = new Date(IN_A_YEAR);
    expect(await banOf(userId)).toBeNull();
    now = NOW;
    expect(await banOf(userId)).not.toBeNull();
  });

  it('whose schedule was lost are ended by the sweep, once, and not by one whose clock is ahead', async () => {
    const [due, later] = await Promise.all([withRole('follower'), withRole('follower')]);
    const soon = new Date(NOW.getTime() + 60_000).toISOString();
    await Promise.all([ban(due, soon), ban(later, IN_A_YEAR)]);
    const sweep = (at: string) => service.submit(EndDueBans.of({ at }, { key: at }));
    expect(await sweep(soon)).toMatchObject({ ok: true });
    await service.settled();
    expect(await eventsOf(world.bus, BanLifted, due, 0)).toEqual([]);
    now = new Date(soon);
    for (const at of [now, new Date(now.getTime() + 1)])
      expect(await sweep(at.toISOString())).toMatchObject({ ok: true });
    expect(await banOf(due)).toBeNull();
    expect(await banOf(later)).not.toBeNull();
    now = NOW;
    await service.settled();
    expect(await eventsOf(world.bus, BanLifted, due, 1)).toHaveLength(1);
  });
});
