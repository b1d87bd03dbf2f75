import type { Role } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import type { Ban } from './ban.ts';
import { actingRoles, mayBan, mayBanThat, mayChangeRole } from './permissions.ts';
import type { Profile } from './profile.ts';
import { rolesOf } from './roles.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');

function profileOf(role: Role): Profile {
  return Object.freeze({
    userId: role,
    telegramId: 1,
    firstName: 'Ana',
    lastName: null,
    username: null,
    language: 'es',
    owner: role === 'owner',
    granted: Object.freeze(role === 'admin' || role === 'moderator' ? [role] : []),
    roleEnds: {},
    nextRoleEnd: null,
    registeredAt: NOW.toISOString(),
    complete: true,
  });
}

const banUntil = (until: string | null): Ban =>
  Object.freeze({ userId: 'u', until, reason: 'spam', bannedBy: 'o', bannedAt: NOW.toISOString() });
const ROLES = ['owner', 'admin', 'moderator', 'follower'] as const;

describe('Giving and taking roles', () => {
  it.each([
    ['owner', ['admin', 'moderator']],
    ['admin', ['moderator']],
    ['moderator', []],
    ['follower', []],
  ] as const)('lets the %s change %p and nothing else', (actor, allowed) => {
    const acting = rolesOf(profileOf(actor), NOW);
    expect(ROLES.filter((role) => mayChangeRole(acting, role))).toEqual(allowed);
  });
});

describe('Banning', () => {
  it.each([
    ['owner', ['admin', 'moderator', 'follower']],
    ['admin', ['moderator', 'follower']],
    ['moderator', ['follower']],
    ['follower', []],
  ] as const)('lets the %s ban %p', (actor, allowed) => {
    const acting = rolesOf(profileOf(actor), NOW);
    expect(ROLES.filter((role) => mayBanThat(acting, profileOf(role), NOW))).toEqual(allowed);
  });
});

describe('Acting', () => {
  it('takes a profile', () => {
    expect(actingRoles(undefined, undefined, NOW)).toEqual([]);
    expect(mayBan([])).toBe(false);
  });

  it('takes somebody who is not banned now', () => {
    const admin = profileOf('admin');
    expect(actingRoles(admin, undefined, NOW)).toEqual(['follower', 'admin']);
    expect(actingRoles(admin, banUntil(null), NOW)).toEqual([]);
    expect(actingRoles(admin, banUntil('2026-11-21T12:00:00.001Z'), NOW)).toEqual([]);
    expect(actingRoles(admin, banUntil('2026-11-21T12:00:00.000Z'), NOW)).toEqual(['follower', 'admin']);
  });
});
