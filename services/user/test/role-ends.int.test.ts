import { randomUUID } from 'node:crypto';
import {
  AccessOf,
  CheckAccess,
  EndDueRoles,
  EndRole,
  GrantRole,
  LiftBan,
  RevokeRole,
  type Role,
  RolesChanged,
} from '@yabot/contracts';
import { accepted, until as untilTrue } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, contextOf, eventsOf, registered, SQL_DATABASES } from './fixtures.ts';
import { aHouse, type House, NOW } from './vip.ts';

const HOUR_MS = 3_600_000;

describe.each(SQL_DATABASES)('A role with an end, with profiles in %s', (database) => {
  let house: House;
  beforeAll(async () => {
    house = await aHouse(database);
  });
  afterEach(() => {
    house.now = NOW;
  });
  afterAll(() => house.stop());

  const inHours = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS).toISOString();
  const itIsInHours = (hours: number) => {
    house.now = new Date(inHours(hours));
  };
  const grant = (userId: string, role: Role, until: string | null, key: string = randomUUID()) =>
    house.bus.client.ask(GrantRole, { userId, role, until, by: house.owner }, { key });
  const withRole = async (role: Role, until: string | null) => {
    const { userId } = await registered(house);
    expect(codeOf(await grant(userId, role, until))).toBe('accepted');
    return userId;
  };
  const told = (userId: string, count: number) => eventsOf(house.bus, RolesChanged, userId, count);
  const rolesOf = async (userId: string) => (await contextOf(house, userId)).roles;
  const submit = (order: Parameters<House['service']['submit']>[0]) => house.service.submit(order);

  it('is given until a moment, which who gave it and others are told', async () => {
    const { userId } = await registered(house);
    const until = inHours(2);
    const roles = { roles: ['follower', 'moderator'], roleEnds: [{ role: 'moderator', until }] };
    expect(await grant(userId, 'moderator', until)).toEqual({ ok: true, result: roles });
    expect(await told(userId, 1)).toEqual([{ userId, ...roles }]);
    expect(await contextOf(house, userId)).toMatchObject(roles);
  });

  it('is not given until a moment that is past', async () => {
    const { userId } = await registered(house);
    expect(codeOf(await grant(userId, 'moderator', inHours(-1)))).toBe('end-in-past');
    expect(await rolesOf(userId)).toEqual(['follower']);
  });

  it('ends by itself when its schedule is due, and others are told', async () => {
    house.now = new Date();
    const until = new Date(house.now.getTime() + 300);
    const userId = await withRole('moderator', until.toISOString());
    house.now = until;
    expect((await told(userId, 2)).at(-1)).toEqual({ userId, roles: ['follower'] });
    expect(await rolesOf(userId)).toEqual(['follower']);
  });

  it('gives no power at its end, also before somebody took note of it', async () => {
    const userId = await withRole('moderator', inHours(1));
    const other = (await registered(house)).userId;
    const lift = () => house.bus.client.ask(LiftBan, { userId: other, by: userId }, { key: randomUUID() });
    expect(codeOf(await lift())).toBe('accepted');
    itIsInHours(1);
    expect(codeOf(await lift())).toBe('not-allowed');
    const access = await house.bus.client.ask(CheckAccess, { userId, resource: 'office' });
    expect(access).toMatchObject({ result: { allowed: false, missing: [{ condition: 'role' }] } });
  });

  it('is the end of the access that it gives', async () => {
    const until = inHours(3);
    const userId = await withRole('moderator', until);
    const answer = await house.bus.client.ask(AccessOf, { userId });
    const resources = answer.ok ? answer.result.resources : [];
    expect(resources.find(({ resource }) => resource === 'office')).toMatchObject({ allowed: true, until });
  });

  it('that was given longer, or for good, does not end when the first schedule is due', async () => {
    const first = inHours(1);
    const [longer, forGood] = [await withRole('moderator', first), await withRole('moderator', first)];
    await grant(longer, 'moderator', inHours(9));
    await grant(forGood, 'moderator', null);
    itIsInHours(2);
    for (const userId of [longer, forGood])
      await accepted(submit(EndRole.of({ userId, until: first }, { key: randomUUID() })));
    expect(await rolesOf(longer)).toEqual(['follower', 'moderator']);
    expect(await rolesOf(forGood)).toEqual(['follower', 'moderator']);
  });

  it('leaves the roles that are for good', async () => {
    const userId = await withRole('moderator', null);
    await grant(userId, 'admin', inHours(1));
    itIsInHours(1);
    await accepted(submit(EndRole.of({ userId, until: inHours(1) }, { key: randomUUID() })));
    expect((await told(userId, 3)).at(-1)).toEqual({ userId, roles: ['follower', 'moderator'] });
  });

  it('that was taken before ends no other that was given since', async () => {
    const end = inHours(1);
    const userId = await withRole('moderator', end);
    await accepted(
      house.bus.client.ask(RevokeRole, { userId, role: 'moderator', by: house.owner }, { key: randomUUID() }),
    );
    await grant(userId, 'moderator', null);
    itIsInHours(2);
    await accepted(submit(EndRole.of({ userId, until: end }, { key: randomUUID() })));
    expect(await rolesOf(userId)).toEqual(['follower', 'moderator']);
  });

  it('whose schedule was lost is ended by the sweep, once, and not by one whose clock is ahead', async () => {
    const [due, later] = [await withRole('moderator', inHours(1)), await withRole('moderator', inHours(9))];
    const sweep = (at: string) => submit(EndDueRoles.of({ at }, { key: randomUUID() }));
    await sweep(inHours(2));
    await house.service.settled();
    expect(await told(due, 1)).toHaveLength(1);
    itIsInHours(3);
    await sweep(inHours(3));
    await untilTrue('it is ended', async () => (await told(due, 1)).length === 2);
    await sweep(inHours(2.5));
    await house.service.settled();
    expect(await told(due, 2)).toHaveLength(2);
    expect(await rolesOf(later)).toEqual(['follower', 'moderator']);
  });
});
