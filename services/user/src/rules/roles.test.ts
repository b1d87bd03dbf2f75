import { role as anyRole, type Role } from '@yabot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Profile } from './profile.ts';
import { rankOf, rolesOf, withOwnership, withoutRole, withRole } from './roles.ts';

const NEW: Profile = Object.freeze({
  userId: 'u',
  telegramId: 7,
  firstName: 'Ana',
  lastName: null,
  username: null,
  language: 'es',
  owner: false,
  granted: Object.freeze([]),
  registeredAt: '2026-11-21T12:00:00.000Z',
  complete: true,
});
const grantable = fc.constantFrom<Role>('admin', 'moderator');
const step = fc.record({ give: fc.boolean(), role: grantable });

describe('The roles of somebody', () => {
  it('are follower alone at first, and follower again when all are taken', () => {
    expect(rolesOf(NEW)).toEqual(['follower']);
    expect(rolesOf(withoutRole(withRole(NEW, 'admin'), 'admin'))).toEqual(['follower']);
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
        expect(rolesOf(profile)).toEqual(['follower', ...expected]);
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
    expect(rolesOf(owner)).toEqual(['follower', 'admin', 'owner']);
    expect(rolesOf(withOwnership(owner, new Set()))).toEqual(['follower', 'admin']);
  });

  it('rank from follower to owner, and nobody below all', () => {
    const ranks = ['follower', 'moderator', 'admin', 'owner'].map((each) => rankOf([anyRole.parse(each)]));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks).size).toBe(4);
    expect(rankOf([])).toBeLessThan(rankOf(['follower']));
    expect(rankOf(['follower', 'admin'])).toBe(rankOf(['admin']));
  });
});
