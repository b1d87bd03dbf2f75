import { randomUUID } from 'node:crypto';
import {
  Ban,
  GrantRole,
  type Register,
  RevokeRole,
  type Role,
  RolesChanged,
  TellRoles,
} from '@yabot/contracts';
import type { TestService } from '@yabot/service-kit/testing';
import { accepted } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWorld, codeOf, eventsOf, registered, rolesIn, SQL_DATABASES, type World } from './fixtures.ts';

const OWNER = 7_000_000_001;
const NEXT_OWNER = 7_000_000_002;

describe.each(SQL_DATABASES)('Roles, with profiles in %s', (database) => {
  let world: World;
  let service: TestService;
  let owner: string;
  beforeAll(async () => {
    world = await aWorld(database);
    service = await world.start({ OWNER_TELEGRAM_IDS: ` ${OWNER} , ` });
    owner = (await registered(world, { telegramId: OWNER })).userId;
  });
  afterAll(() => world.stop());

  const ask = (definition: typeof GrantRole, userId: string, role: Role, by: string, key: string) =>
    world.bus.client.ask(definition, { userId, role, by }, { key });
  const grant = (userId: string, role: Role, by: string, key: string = randomUUID()) =>
    ask(GrantRole, userId, role, by, key);
  const revoke = (userId: string, role: Role, by: string, key: string = randomUUID()) =>
    ask(RevokeRole, userId, role, by, key);
  const withRole = async (role: Role) => {
    const { userId } = await registered(world);
    await grant(userId, role, owner);
    return userId;
  };

  it('make whoever registers with a Telegram id of the settings an owner, which others are told', async () => {
    expect(await rolesIn(world, owner)).toEqual(['follower', 'owner']);
    expect(await eventsOf(world.bus, RolesChanged, owner, 1)).toEqual([
      { userId: owner, roles: ['follower', 'owner'] },
    ]);
  });

  it('are given by an owner, which others are told once', async () => {
    const { userId } = await registered(world);
    const answer = await grant(userId, 'moderator', owner, `g:${userId}`);
    expect(answer).toEqual({ ok: true, result: { roles: ['follower', 'moderator'] } });
    expect(await grant(userId, 'moderator', owner, `g:${userId}`)).toEqual(answer);
    expect(await grant(userId, 'moderator', owner)).toEqual(answer);
    await service.settled();
    expect(await eventsOf(world.bus, RolesChanged, userId, 1)).toEqual([
      { userId, roles: ['follower', 'moderator'] },
    ]);
  });

  it('add up in rising order, and are taken one by one', async () => {
    const userId = await withRole('admin');
    expect(await grant(userId, 'moderator', owner)).toMatchObject({
      result: { roles: ['follower', 'moderator', 'admin'] },
    });
    expect(await revoke(userId, 'admin', owner)).toMatchObject({
      result: { roles: ['follower', 'moderator'] },
    });
    expect(await rolesIn(world, userId)).toEqual(['follower', 'moderator']);
  });

  it('are given by an admin up to moderator', async () => {
    const [admin, { userId }] = await Promise.all([withRole('admin'), registered(world)]);
    expect(codeOf(await grant(userId, 'moderator', admin))).toBe('accepted');
    expect(codeOf(await grant(userId, 'admin', admin))).toBe('not-allowed');
    expect(codeOf(await revoke(userId, 'moderator', admin))).toBe('accepted');
    expect(await rolesIn(world, userId)).toEqual(['follower']);
  });

  it.each(['moderator', 'follower'] as const)('are not given by a %s, nor by a stranger', async (role) => {
    const [by, { userId }] = await Promise.all([withRole(role), registered(world)]);
    expect(codeOf(await grant(userId, 'moderator', by))).toBe('not-allowed');
    expect(codeOf(await grant(userId, 'moderator', randomUUID()))).toBe('not-allowed');
    expect(await rolesIn(world, userId)).toEqual(['follower']);
  });

  it('are not given by an admin who is banned', async () => {
    const [admin, { userId }] = await Promise.all([withRole('admin'), registered(world)]);
    const ban = Ban.example({ userId: admin, until: null, by: owner });
    await accepted(world.bus.client.ask(Ban, ban, { key: randomUUID() }));
    expect(codeOf(await grant(userId, 'moderator', admin))).toBe('not-allowed');
  });

  it('of owners are not given and not taken, even by an owner', async () => {
    const { userId } = await registered(world);
    expect(codeOf(await grant(userId, 'owner', owner))).toBe('owner-fixed');
    expect(codeOf(await revoke(owner, 'owner', owner))).toBe('owner-fixed');
  });

  it('of all who have more than follower are told again to whom began to listen later, page by page', async () => {
    const { userId } = await registered(world);
    const [moderator, ended] = [await withRole('moderator'), await withRole('moderator')];
    await revoke(ended, 'moderator', owner);
    const before = (await eventsOf(world.bus, RolesChanged, owner, 1)).length;
    await Promise.all(Array.from({ length: 100 }, () => withRole('moderator')));
    const answer = await service.submit(TellRoles.of({}, { key: randomUUID() }));
    expect(answer).toMatchObject({ ok: true, result: { told: 100 } });
    expect((await eventsOf(world.bus, RolesChanged, owner, before + 1)).at(-1)).toEqual({
      userId: owner,
      roles: ['follower', 'owner'],
    });
    expect(await eventsOf(world.bus, RolesChanged, moderator, 2)).toHaveLength(2);
    await service.settled();
    expect(await eventsOf(world.bus, RolesChanged, ended, 2)).toHaveLength(2);
    expect(await eventsOf(world.bus, RolesChanged, userId, 0)).toEqual([]);
  });

  it('never fall below follower', async () => {
    const { userId } = await registered(world);
    expect(codeOf(await revoke(userId, 'follower', owner))).toBe('not-allowed');
  });

  it('are not given to somebody unknown', async () => {
    expect(codeOf(await grant(randomUUID(), 'moderator', owner))).toBe('user-unknown');
  });

  describe('when the settings name another owner at the next start', () => {
    let next: typeof Register.sample;
    beforeAll(async () => {
      next = await registered(world, { telegramId: NEXT_OWNER });
      await service.stop();
      service = await world.start({ OWNER_TELEGRAM_IDS: String(NEXT_OWNER) });
    });

    it('make that one an owner, and the one before an owner no more, and tell both', async () => {
      expect(await rolesIn(world, next.userId)).toEqual(['follower', 'owner']);
      expect(await rolesIn(world, owner)).toEqual(['follower']);
      expect(await eventsOf(world.bus, RolesChanged, next.userId, 1)).toEqual([
        { userId: next.userId, roles: ['follower', 'owner'] },
      ]);
      expect((await eventsOf(world.bus, RolesChanged, owner, 2)).at(-1)).toEqual({
        userId: owner,
        roles: ['follower'],
      });
    });

    it('stay as they are at a start with the same settings', async () => {
      await service.stop();
      service = await world.start({ OWNER_TELEGRAM_IDS: String(NEXT_OWNER) });
      await service.settled();
      expect(await eventsOf(world.bus, RolesChanged, next.userId, 1)).toHaveLength(1);
    });
  });
});
