import { describe, expect, it } from 'vitest';
import { newProfile, type Person, takenBy, updateProfile } from './profile.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const ANA: Person = Object.freeze({
  userId: 'u1',
  telegramId: 7,
  firstName: 'Ana',
  username: 'ana',
  language: 'es',
});

describe('A profile', () => {
  it('begins with what Telegram says, nothing granted and the state to come', () => {
    expect(newProfile(ANA, false, NOW)).toEqual({
      ...ANA,
      lastName: null,
      owner: false,
      granted: [],
      roleEnds: {},
      nextRoleEnd: null,
      registeredAt: NOW.toISOString(),
      complete: false,
    });
  });

  it('is the very same when Telegram says the same', () => {
    const profile = Object.freeze(newProfile(ANA, true, NOW));
    expect(updateProfile(profile, { ...ANA, lastName: undefined })).toBe(profile);
  });

  it.each([
    ['firstName', 'Beatriz'],
    ['lastName', 'Ruiz'],
    ['username', 'bea'],
    ['language', 'en'],
  ] as const)('takes a new %s and keeps everything else', (field, value) => {
    const profile = Object.freeze({ ...newProfile(ANA, true, NOW), complete: true });
    expect(updateProfile(profile, { ...ANA, [field]: value })).toEqual({ ...profile, [field]: value });
  });

  it('loses the username that was given up in Telegram', () => {
    const { username: _, ...nameless } = ANA;
    expect(updateProfile(newProfile(ANA, false, NOW), nameless).username).toBeNull();
  });
});

describe('A registration', () => {
  const profile = newProfile(ANA, false, NOW);
  const identity = { telegramId: '7', userId: 'u1' };

  it('is free for somebody new and for the same again', () => {
    expect(takenBy(ANA, undefined, undefined)).toBeUndefined();
    expect(takenBy(ANA, profile, identity)).toBeUndefined();
  });

  it('is taken when the Telegram account has another user, or the user another account', () => {
    expect(takenBy({ ...ANA, userId: 'u2' }, undefined, identity)).toBe('u1');
    expect(takenBy({ ...ANA, telegramId: 8 }, profile, undefined)).toBe('u1');
  });
});
