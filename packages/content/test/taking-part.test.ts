import { describe, expect, it } from 'vitest';
import { isBanned, momentOf } from '../src/index.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

describe('a ban', () => {
  it('holds until its end, which is free again', () => {
    const ban = { until: '2026-11-21T12:00:00.000Z' };
    expect([new Date(NOW.getTime() - 1), NOW].map((at) => isBanned(ban, at))).toEqual([true, false]);
  });

  it('without an end holds for ever, and no ban never does', () => {
    expect([isBanned({ until: null }, NOW), isBanned(null, NOW)]).toEqual([true, false]);
  });
});

describe('the moment of an event', () => {
  it('is when it happened, however late it comes', () => {
    expect(momentOf({ time: '2026-11-20T12:00:00.000Z' }, NOW)).toEqual(new Date('2026-11-20T12:00:00Z'));
  });

  it('is never ahead of now, and is now when it is not told', () => {
    expect(momentOf({ time: '2026-12-01T12:00:00.000Z' }, NOW)).toBe(NOW);
    expect(momentOf({ time: '' }, NOW)).toBe(NOW);
  });
});
