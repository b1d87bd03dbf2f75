import { describe, expect, it } from 'vitest';
import { Limit } from '../src/streams/limit.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FROM = new Date(0);

describe('How far a stream is looked at', () => {
  it('is up to a moment while nothing is hit, and then as long after the first hit', () => {
    const limit = new Limit({ from: FROM, until: new Date(HOUR), withinMs: HOUR });
    expect(limit.isPast(HOUR)).toBe(false);
    limit.hit(HOUR);
    limit.hit(HOUR + 5 * MINUTE);
    expect(limit.isPast(2 * HOUR)).toBe(false);
    expect(limit.isPast(2 * HOUR + 1)).toBe(true);
  });

  it('is up to that moment when nothing is hit at all', () => {
    const limit = new Limit({ from: FROM, until: new Date(HOUR), withinMs: HOUR });
    expect(limit.isPast(HOUR + 1)).toBe(true);
  });

  describe('when a hit is followed by others', () => {
    /** Looks at a message each second. @returns the first second that is too far */
    const firstPast = (limit: Limit, after: number, last: number) => {
      for (let at = after; at <= last; at += 1_000) if (limit.isPast(at)) return at;
      return undefined;
    };

    it('ends when none has come for a while', () => {
      const limit = new Limit({ from: FROM, quietMs: 2 * MINUTE });
      limit.hit(MINUTE);
      expect(firstPast(limit, MINUTE, HOUR)).toBe(3 * MINUTE + 1_000);
    });

    it('goes on after the server was away for ten minutes, in which none could come', () => {
      const limit = new Limit({ from: FROM, quietMs: 2 * MINUTE });
      limit.hit(MINUTE);
      expect(firstPast(limit, 11 * MINUTE, HOUR)).toBeGreaterThan(12 * MINUTE);
    });
  });

  it('is told as a part, from the beginning to the end that is in sight', () => {
    const limit = new Limit({ from: FROM, quietMs: 2 * MINUTE });
    expect(limit.part(0.1)).toBe(0.1);
    limit.hit(2 * MINUTE);
    expect(limit.part(0.1)).toBe(0.5);
  });
});
