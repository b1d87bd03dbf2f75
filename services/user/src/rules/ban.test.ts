import { describe, expect, it } from 'vitest';
import { type Ban, endsNow, isBanned } from './ban.ts';

const END = '2026-11-21T12:00:00.000Z';
const at = (offset: number) => new Date(Date.parse(END) + offset);
const ban = (until: string | null): Ban =>
  Object.freeze({ userId: 'u', until, reason: 'spam', bannedBy: 'o', bannedAt: '2026-11-01T00:00:00.000Z' });

describe('A ban', () => {
  it('holds until its end and not at it', () => {
    expect(isBanned(ban(END), at(-1))).toBe(true);
    expect(isBanned(ban(END), at(0))).toBe(false);
    expect(isBanned(undefined, at(0))).toBe(false);
  });

  it('without an end holds for good', () => {
    expect(isBanned(ban(null), at(10 ** 12))).toBe(true);
    expect(endsNow(ban(null), END, at(0))).toBe(false);
  });

  it('ends when it is due, and a little early, as clocks differ', () => {
    expect(endsNow(ban(END), END, at(0))).toBe(true);
    expect(endsNow(ban(END), END, at(-5_000))).toBe(true);
    expect(endsNow(ban(END), END, at(-5_001))).toBe(false);
  });

  it('does not end by the schedule of an end that was changed, nor when it is gone', () => {
    expect(endsNow(ban('2026-12-01T00:00:00.000Z'), END, at(0))).toBe(false);
    expect(endsNow(undefined, END, at(0))).toBe(false);
  });
});
