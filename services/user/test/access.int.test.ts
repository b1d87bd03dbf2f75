import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AccessChanged,
  AccessGranted,
  AccessOf,
  AccessRevoked,
  AccessRulesChanged,
  AchievementUnlocked,
  Ban,
  CheckAccess,
  EndDueAccess,
  GiveSubscription,
  GrantAccess,
  GrantRole,
  LevelReached,
  ResetAccess,
  RevokeAccess,
  SubscriptionOf,
} from '@yabot/contracts';
import { accepted, until } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, contextOf, eventsOf, registered, SQL_DATABASES } from './fixtures.ts';
import { aHouse, type House, inDays, NOW } from './vip.ts';

describe.each(SQL_DATABASES)('Access to resources, in %s', (database) => {
  let house: House;
  beforeAll(async () => {
    house = await aHouse(database);
  });
  afterAll(() => house.stop());
  afterEach(() => {
    house.now = NOW;
  });

  const somebody = async () => (await registered(house)).userId;
  const check = async (userId: string, resource: string) => {
    const answer = await house.bus.client.ask(CheckAccess, { userId, resource });
    if (!answer.ok) return answer.refusal.code;
    expect(answer.result.allowed).toBe(answer.result.missing.length === 0);
    return answer.result.missing;
  };
  const give = (userId: string, planId: string) =>
    house.bus.client.ask(GiveSubscription, { userId, planId, by: house.owner }, { key: randomUUID() });
  const decide = (
    command: typeof GrantAccess,
    userId: string,
    until: string | null = null,
    by = house.owner,
    resource = 'balcony',
  ) => house.bus.client.ask(command, { userId, resource, until, by }, { key: randomUUID() });

  it('needs what the content says: VIP of a plan that opens it', async () => {
    const userId = await somebody();
    expect(await check(userId, 'balcony')).toEqual([{ condition: 'vip' }]);
    await give(userId, 'attic-only');
    expect(await check(userId, 'attic')).toEqual([]);
    expect(await check(userId, 'balcony')).toEqual([{ condition: 'vip' }]);
    expect(await check(userId, 'cellar')).toBe('resource-unknown');
  });

  it('tells everything that is missing, and knows levels and achievements as soon as they are told', async () => {
    const userId = await somebody();
    expect(await check(userId, 'club')).toEqual([
      { condition: 'level', level: 2, reached: 1 },
      { condition: 'achievement', achievementId: 'kiss' },
    ]);
    expect((await contextOf(house, userId)).level).toBe(1);
    await house.bus.publish(LevelReached, LevelReached.example({ userId, level: 2 }));
    const kiss = AchievementUnlocked.example({ userId, achievementId: 'kiss' });
    await house.bus.publish(AchievementUnlocked, kiss);
    await house.service.settled();
    expect(await check(userId, 'club')).toEqual([]);
    expect((await contextOf(house, userId)).level).toBe(2);
    await eventsOf(house.bus, AccessChanged, userId, 2);
  });

  it('needs a role or a higher one', async () => {
    const userId = await somebody();
    expect(await check(userId, 'office')).toEqual([{ condition: 'role', role: 'moderator' }]);
    await accepted(
      house.bus.client.ask(GrantRole, { userId, role: 'admin', by: house.owner }, { key: randomUUID() }),
    );
    expect(await check(userId, 'office')).toEqual([]);
  });

  it('is open from the first to the last day of the community', async () => {
    const userId = await somebody();
    const closed = [{ condition: 'window', from: '2026-12-24', until: '2027-01-06' }];
    house.now = new Date('2026-12-23T22:59:59Z');
    expect(await check(userId, 'christmas')).toEqual(closed);
    house.now = new Date('2026-12-23T23:00:00Z');
    expect(await check(userId, 'christmas')).toEqual([]);
    house.now = new Date('2027-01-06T23:00:00Z');
    expect(await check(userId, 'christmas')).toEqual(closed);
  });

  it('is for nobody who is banned', async () => {
    const userId = await somebody();
    await give(userId, 'month');
    const ban = { userId, until: inDays(2), reason: 'spam', by: house.owner };
    await accepted(house.bus.client.ask(Ban, ban, { key: randomUUID() }));
    expect(await check(userId, 'balcony')).toEqual([{ condition: 'ban', until: inDays(2) }]);
  });

  it('is granted and revoked by an administrator whatever it needs, and decided by its needs again', async () => {
    const userId = await somebody();
    expect(codeOf(await decide(GrantAccess, userId))).toBe('accepted');
    expect(await check(userId, 'balcony')).toEqual([]);
    expect(await eventsOf(house.bus, AccessGranted, userId, 1)).toEqual([
      { userId, resource: 'balcony', until: null, by: house.owner },
    ]);
    await give(userId, 'month');
    expect(codeOf(await decide(RevokeAccess, userId))).toBe('accepted');
    expect(await check(userId, 'balcony')).toEqual([{ condition: 'revoked', until: null }]);
    await eventsOf(house.bus, AccessRevoked, userId, 1);
    await accepted(
      house.bus.client.ask(
        ResetAccess,
        { userId, resource: 'balcony', by: house.owner },
        { key: randomUUID() },
      ),
    );
    expect(await check(userId, 'balcony')).toEqual([]);
  });

  it('is granted by nobody else, for nothing unknown, and not until a moment that is past', async () => {
    const [userId, other] = [await somebody(), await somebody()];
    expect(codeOf(await decide(GrantAccess, userId, null, other))).toBe('not-allowed');
    expect(codeOf(await decide(GrantAccess, randomUUID()))).toBe('user-unknown');
    expect(codeOf(await decide(GrantAccess, userId, null, house.owner, 'cellar'))).toBe('resource-unknown');
    expect(codeOf(await decide(GrantAccess, userId, NOW.toISOString()))).toBe('end-in-past');
  });

  it('that was granted until a moment ends with it, also when its schedule was lost, which others are told', async () => {
    const userId = await somebody();
    await decide(GrantAccess, userId, inDays(1));
    house.now = new Date(inDays(1));
    expect(await check(userId, 'balcony')).toEqual([{ condition: 'vip' }]);
    await accepted(house.service.submit(EndDueAccess.of({ at: inDays(1) }, { key: randomUUID() })));
    expect(await eventsOf(house.bus, AccessChanged, userId, 2)).toHaveLength(2);
  });

  it('shows every resource to a user, with what is missing', async () => {
    const userId = await somebody();
    await give(userId, 'month');
    const answer = await house.bus.client.ask(AccessOf, { userId });
    const shown = answer.ok ? answer.result.resources : [];
    expect(shown.map(({ resource, allowed, doors }) => [resource, allowed, doors])).toEqual([
      ['balcony', true, 1],
      ['attic', true, 0],
      ['club', false, 1],
      ['office', false, 0],
      ['christmas', false, 0],
    ]);
  });

  it('shows until when a user may use a resource: what was decided first, then what it needs', async () => {
    const userId = await somebody();
    await give(userId, 'month');
    const ends = async () => {
      const answer = await house.bus.client.ask(AccessOf, { userId });
      return answer.ok
        ? Object.fromEntries(answer.result.resources.map((it) => [it.resource, it.until]))
        : {};
    };
    const paid = await house.bus.client.ask(SubscriptionOf, { userId });
    const accessUntil = paid.ok ? paid.result.subscription?.accessUntil : undefined;
    expect(await ends()).toMatchObject({ balcony: accessUntil });
    expect((await ends()).club).toBeUndefined();
    await decide(GrantAccess, userId, inDays(3), house.owner, 'club');
    await decide(GrantAccess, userId, null, house.owner, 'office');
    expect(await ends()).toMatchObject({ club: inDays(3), office: null });
  });

  it('changes with the content at once, and others are told', async () => {
    const userId = await somebody();
    const file = join(String(house.environment.YABOT_HOME), 'content', 'access.yaml');
    // The same may be told twice; other rules have another version.
    const versions = () => new Set(house.bus.observer.of(AccessRulesChanged).map(({ data }) => data.version));
    const before = versions().size;
    const text = await readFile(file, 'utf8');
    await writeFile(`${file}.new`, text.replace('id: office', 'id: study'));
    await rename(`${file}.new`, file);
    await until('others are told', () => versions().size > before);
    await until('the study is there', async () => (await check(userId, 'study')) !== 'resource-unknown');
    expect(await check(userId, 'study')).toEqual([{ condition: 'role', role: 'moderator' }]);
    expect(await check(userId, 'office')).toBe('resource-unknown');
  });
});
