import { describe, expect, it } from 'vitest';
import { type ErasureCase, obstacleTo } from './erasure.ts';
import { newProfile, type Profile } from './profile.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const someone = (userId: string, patch: Partial<Profile> = {}): Profile => ({
  ...newProfile({ userId, telegramId: 1, firstName: 'Ana', language: 'es' }, false, NOW),
  ...patch,
});
const ana = someone('ana');
const banned = (userId: string) => ({ userId, until: null, reason: 'spam', bannedBy: 'x', bannedAt: '' });
const obstacle = (patch: Partial<ErasureCase>) =>
  obstacleTo(
    {
      userId: 'ana',
      by: 'ana',
      confirmed: true,
      profile: ana,
      ban: undefined,
      actor: ana,
      banOfActor: undefined,
      ...patch,
    },
    NOW,
  );

describe('An erasure', () => {
  it('is done for the person themself', () => expect(obstacle({})).toBeUndefined());
  it('waits for a confirmation', () => expect(obstacle({ confirmed: false })).toBe('unconfirmed'));
  it('is done for an administrator who stands above', () =>
    expect(obstacle({ by: 'eva', actor: someone('eva', { granted: ['admin'] }) })).toBeUndefined());
  it('is done for whoever is at the server', () =>
    expect(obstacle({ by: 'diana@server', actor: undefined })).toBeUndefined());
  it('is not done for a moderator or another follower', () => {
    expect(obstacle({ by: 'eva', actor: someone('eva', { granted: ['moderator'] }) })).toBe('not-allowed');
    expect(obstacle({ by: 'eva', actor: someone('eva') })).toBe('not-allowed');
  });
  it('is not done by one administrator of another, nor by one who is banned', () => {
    const actor = someone('eva', { granted: ['admin'] });
    const profile = someone('ana', { granted: ['admin'] });
    expect(obstacle({ by: 'eva', actor, profile })).toBe('not-allowed');
    expect(obstacle({ by: 'eva', actor, banOfActor: banned('eva') })).toBe('not-allowed');
  });
  it('of an owner waits until the settings do not name them any more', () =>
    expect(obstacle({ profile: someone('ana', { owner: true }) })).toBe('owner'));
  it('is no way around a ban, but an administrator may', () => {
    expect(obstacle({ ban: banned('ana') })).toBe('banned');
    expect(obstacle({ ban: banned('ana'), by: 'diana@server', actor: undefined })).toBeUndefined();
  });
  it('of somebody unknown is refused', () => expect(obstacle({ profile: undefined })).toBe('unknown'));
});
