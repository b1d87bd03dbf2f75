import type { Referrals } from '@yabot/content';
import { describe, expect, it } from 'vitest';
import { type Doing, type Invitation, paidOn, suspicionsOf } from './invitation.ts';

const RULES = {
  suspicious: {
    joinedTogether: { count: 3, minutes: 10 },
    idle: { count: 2, afterDays: 3 },
    chain: { length: 3, hours: 24 },
  },
} as Referrals;
const NOW = new Date('2026-11-21T12:00:00Z');
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000).toISOString();
const invited = (joined: number, patch: Partial<Invitation> = {}): Invitation => ({
  userId: `user-${joined}`,
  inviterId: 'ana',
  joinedAt: minutes(joined),
  chain: 1,
  state: 'joined',
  why: [],
  paidOn: null,
  earned: 0,
  ...patch,
});
const suspicions = (
  all: readonly Invitation[],
  more: { doings?: readonly Doing[]; isBanned?: boolean } = {},
) => suspicionsOf({ invitation: all[0]!, all, doings: [], isBanned: false, ...more }, RULES, NOW);

describe('An invitation looks like one of a ring', () => {
  it('not when others of the inviter came at other times', () =>
    expect(suspicions([invited(0), invited(-30), invited(30), invited(11), invited(-11)])).toEqual([]));
  it('when many came within minutes, whether before it or after', () => {
    expect(suspicions([invited(0), invited(5), invited(10)])).toEqual(['joined-together']);
    expect(suspicions([invited(0), invited(-5), invited(5)])).toEqual(['joined-together']);
    expect(suspicions([invited(0), invited(-6), invited(6)])).toEqual([]);
  });
  it('when those before did the least that pays and nothing since', () => {
    const idle = (userId: string): Doing => ({ userId, activeAt: minutes(-4 * 1_440), stayed: false });
    const [bea, carla] = [idle('bea'), idle('carla')];
    expect(suspicions([invited(0)], { doings: [bea, carla] })).toEqual(['idle']);
    expect(suspicions([invited(0)], { doings: [bea, { ...carla, stayed: true }] })).toEqual([]);
    expect(suspicions([invited(0)], { doings: [bea, { ...carla, activeAt: minutes(-60) }] })).toEqual([]);
  });
  it('when it is the end of a chain', () => {
    expect(suspicions([invited(0, { chain: 3 })])).toEqual(['chain']);
    expect(suspicions([invited(0, { chain: 2 })])).toEqual([]);
  });
  it('when one of the two is banned', () =>
    expect(suspicions([invited(0)], { isBanned: true })).toEqual(['banned']));
});

describe('The cap of a day', () => {
  it('counts what was paid on that day alone', () =>
    expect(
      paidOn(
        [invited(0, { paidOn: '2026-11-21' }), invited(1, { paidOn: '2026-11-20' }), invited(2)],
        '2026-11-21',
      ),
    ).toBe(1));
});
