import { randomUUID } from 'node:crypto';
import type { Referrals } from '@yabot/content';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newProfile, type Profile } from './profile.ts';
import { earned, newReferral, obstacleToReferral, type Referral } from './referral.ts';
import { inviterOf, referralCodeOf } from './referral-code.ts';

const RULES: Referrals = {
  newWithinHours: 24,
  active: { besitos: 30, reactions: 2, days: 2, withinDays: 14 },
  reward: { inviter: 50, invitee: 20 },
  dailyCap: 5,
  suspicious: {
    joinedTogether: { count: 3, minutes: 10 },
    idle: { count: 2, afterDays: 3 },
    chain: { length: 3, hours: 24 },
  },
};
const ZONE = 'Europe/Madrid';
const NOW = new Date('2026-11-21T12:00:00Z');
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const someone = (userId: string, registeredAt = NOW): Profile =>
  newProfile({ userId, telegramId: 1, firstName: 'X', language: 'es' }, false, registeredAt);
const referral = (patch: Partial<Referral> = {}): Referral => ({
  ...newReferral('bea', 'ana', undefined, RULES, NOW),
  ...patch,
});

describe('The code of who invites', () => {
  it('leads back to them, whoever they are', () =>
    fc.assert(fc.property(fc.uuid({ version: 7 }), (id) => inviterOf(referralCodeOf(id)) === id)));
  it('of nobody leads nowhere', () =>
    fc.assert(
      fc.property(fc.string(), (code) => {
        const id = inviterOf(code);
        expect(id === undefined || referralCodeOf(id) === code).toBe(true);
      }),
    ));
  it('fits into a link', () => expect(referralCodeOf(randomUUID())).toMatch(/^[\w-]{22}$/));
});

describe('An invitation', () => {
  const obstacle = (patch: object = {}, ids: { userId?: string; inviterId?: string } = {}) =>
    obstacleToReferral(
      { userId: 'bea', inviterId: 'ana', ...ids },
      {
        profile: someone('bea'),
        inviter: someone('ana'),
        before: undefined,
        hasInvited: false,
        ...patch,
      },
      RULES,
      later(23),
    );
  it('is accepted by somebody new', () => expect(obstacle()).toBeUndefined());
  it('is accepted by somebody whose registration is still on its way', () =>
    expect(obstacle({ profile: undefined })).toBeUndefined());
  it('is not accepted by who came more than a day ago', () =>
    expect(obstacle({ profile: someone('bea', later(-2)) })).toBe('too-late'));
  it('is not accepted from oneself', () => expect(obstacle({}, { inviterId: 'bea' })).toBe('oneself'));
  it('is not accepted from nobody, nor from somebody who was erased', () =>
    expect(obstacle({ inviter: undefined })).toBe('code-unknown'));
  it('is accepted once: one inviter for good', () => expect(obstacle({ before: referral() })).toBe('taken'));
  it('is not accepted by who has invited others, so that no ring closes', () =>
    expect(obstacle({ hasInvited: true })).toBe('too-late'));
  it('counts how many in a row led to it, each soon after the one before', () => {
    const second = newReferral('carla', 'bea', referral(), RULES, later(1));
    expect(second.chain).toBe(2);
    expect(newReferral('dora', 'carla', second, RULES, later(20)).chain).toBe(3);
    expect(newReferral('dora', 'carla', second, RULES, later(30)).chain).toBe(1);
  });
});

describe('Who was invited', () => {
  const earn = (from: Referral, ...earnings: [hours: number, amount: number, reason: string][]) =>
    earnings.reduce(
      (before, [hours, amount, reason]) => earned(before, { amount, reason, at: later(hours) }, RULES, ZONE),
      from,
    );
  it('becomes active with enough besitos and reactions on enough days', () => {
    const almost = earn(referral(), [1, 20, 'reaction'], [2, 50, 'mission'], [3, 5, 'reaction']);
    expect(almost).toMatchObject({ besitos: 75, reactions: 2, days: ['2026-11-21'], activeAt: null });
    expect(earn(almost, [24, 5, 'gift']).activeAt).toBe(later(24).toISOString());
  });
  it('does not become active by what is given to them', () =>
    expect(
      earn(referral(), [1, 500, 'opening'], [25, 500, 'referral'], [26, 500, 'subscription-refund']),
    ).toEqual(referral()));
  it('has days as the community has them', () =>
    expect(earn(referral(), [10.9, 5, 'gift'], [11.1, 5, 'gift']).days).toEqual([
      '2026-11-21',
      '2026-11-22',
    ]));
  it('does not become active too late', () =>
    expect(earn(referral(), [15 * 24, 500, 'mission'])).toEqual(referral()));
  it('has stayed with the first thing they earn after that, and is not counted any more', () => {
    const active = referral({ activeAt: later(1).toISOString() });
    const stayed = earn(active, [2, 5, 'reaction']);
    expect(stayed).toEqual({ ...active, stayed: true });
    expect(earn(stayed, [3, 5, 'reaction'])).toBe(stayed);
  });
});
