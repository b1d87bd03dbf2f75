import { role as anyRole, type Role } from '@yabot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Profile } from './profile.ts';
import {
  rankEnd,
  rankOf,
  rolesOf,
  rolesTold,
  withOwnership,
  withoutEndedRoles,
  withoutRole,
  withRole,
} from './roles.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');

const NEW: Profile = Object.freeze({
  userId: 'u',
  telegramId: 7,
  firstName: 'Ana',
  lastName: null,
  username: null,
  language: 'es',
  owner: false,
  granted: Object.freeze([]),
  roleEnds: {},
  nextRoleEnd: null,
  registeredAt: '2026-11-21T12:00:00.000Z',
  complete: true,
});
const grantable = fc.constantFrom<Role>('admin', 'moderator');
const step = fc.record({ give: fc.boolean(), role: grantable });

describe('The roles of somebody', () => {
  it('are follower alone at first, and follower again when all are taken', () => {
    expect(rolesOf(NEW, NOW)).toEqual(['follower']);
    expect(rolesOf(withoutRole(withRole(NEW, 'admin'), 'admin'), NOW)).toEqual(['follower']);
  });

  it('are what was given last and not taken since, each once, in rising order', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const profile = steps.reduce(
          (before, { give, role }) =>
            Object.freeze(give ? withRole(before, role) : withoutRole(before, role)),
          NEW,
        );
        const last = new Map(steps.map(({ give, role }) => [role, give]));
        const expected = (['moderator', 'admin'] as const).filter((role) => last.get(role));
        expect(rolesOf(profile, NOW)).toEqual(['follower', ...expected]);
      }),
    );
  });

  it('stay the very same profile when nothing changes', () => {
    const admin = withRole(NEW, 'admin');
    expect(withRole(admin, 'admin')).toBe(admin);
    expect(withRole(admin, 'follower')).toBe(admin);
    expect(withoutRole(admin, 'moderator')).toBe(admin);
    expect(withOwnership(admin, new Set([8]))).toBe(admin);
  });

  it('hold owner exactly while the settings name the Telegram account', () => {
    const owner = withOwnership(withRole(NEW, 'admin'), new Set([7]));
    expect(rolesOf(owner, NOW)).toEqual(['follower', 'admin', 'owner']);
    expect(rolesOf(withOwnership(owner, new Set()), NOW)).toEqual(['follower', 'admin']);
  });

  it('rank from follower to owner, and nobody below all', () => {
    const ranks = ['follower', 'moderator', 'admin', 'owner'].map((each) => rankOf([anyRole.parse(each)]));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks).size).toBe(4);
    expect(rankOf([])).toBeLessThan(rankOf(['follower']));
    expect(rankOf(['follower', 'admin'])).toBe(rankOf(['admin']));
  });
});

describe('A role with an end', () => {
  const END = '2026-11-21T13:00:00.000Z';
  const LATER = '2026-11-21T14:00:00.000Z';
  const moderator = withRole(NEW, 'moderator', END);

  it('is held until its end and not at it, also before somebody took note of that', () => {
    expect(rolesOf(moderator, new Date('2026-11-21T12:59:59.999Z'))).toEqual(['follower', 'moderator']);
    expect(rolesOf(moderator, new Date(END))).toEqual(['follower']);
  });

  it('is told with its end, and one for good without', () => {
    const both = withRole(moderator, 'admin');
    expect(rolesTold(both, NOW)).toEqual({
      roles: ['follower', 'moderator', 'admin'],
      roleEnds: [{ role: 'moderator', until: END }],
    });
    expect(rolesTold(both, new Date(END))).toEqual({ roles: ['follower', 'admin'] });
  });

  it('has the end that was given last: later, sooner, or none', () => {
    expect(withRole(moderator, 'moderator', END)).toBe(moderator);
    expect(withRole(moderator, 'moderator', LATER).nextRoleEnd).toBe(LATER);
    const forGood = withRole(moderator, 'moderator');
    expect(forGood).toEqual(withRole(NEW, 'moderator'));
    expect(withRole(forGood, 'moderator', END)).toEqual(moderator);
    expect(withoutRole(moderator, 'moderator')).toEqual(NEW);
  });

  it('is found by the first end, and taken by it alone', () => {
    const both = withRole(moderator, 'admin', LATER);
    expect(both.nextRoleEnd).toBe(END);
    expect(withoutEndedRoles(both, NOW.toISOString())).toBe(both);
    const admin = withoutEndedRoles(both, END);
    expect(admin).toEqual(withRole(NEW, 'admin', LATER));
    expect(withoutEndedRoles(admin, LATER)).toEqual(NEW);
  });

  it('lets somebody down to a rank at the last end of a role that is as high', () => {
    expect(rankEnd(moderator, 'moderator')).toBe(END);
    expect(rankEnd(withRole(moderator, 'admin', LATER), 'moderator')).toBe(LATER);
    expect(rankEnd(withRole(moderator, 'admin'), 'moderator')).toBeNull();
    expect(rankEnd(withOwnership(moderator, new Set([7])), 'moderator')).toBeNull();
    expect(rankEnd(moderator, 'follower')).toBeNull();
  });
});
