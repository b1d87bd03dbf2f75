import { describe, expect, it } from 'vitest';
import { windowEnd, windowOf } from '../src/rules/window.ts';

const at = (timeZone: string, dayStart = 0) => ({ timeZone, dayStart });
const end = (window: 'daily' | 'weekly', key: string, timeZone: string) =>
  windowEnd(window, key, at(timeZone))?.toISOString();
const hoursOf = (day: string, timeZone: string) => {
  const before = new Date(`${day}T12:00Z`);
  before.setUTCDate(before.getUTCDate() - 1);
  const start = windowEnd('daily', before.toISOString().slice(0, 10), at(timeZone))!;
  return (windowEnd('daily', day, at(timeZone))!.getTime() - start.getTime()) / 3_600_000;
};

describe('the day of a user', () => {
  it.each([
    ['the clocks go forward in Madrid', 'Europe/Madrid', '2026-03-29', 23],
    ['the clocks go back in Madrid', 'Europe/Madrid', '2026-10-25', 25],
    ['the clocks went forward in Mexico City', 'America/Mexico_City', '2022-04-03', 23],
    ['the clocks went back in Mexico City', 'America/Mexico_City', '2022-10-30', 25],
    ['nothing changes in Mexico City any more', 'America/Mexico_City', '2026-03-29', 24],
  ])('has its own length when %s', (_, timeZone, day, hours) => {
    expect(hoursOf(day, timeZone)).toBe(hours);
  });
});

describe('a window', () => {
  it('is the day itself, the Monday of the week, or one for all time', () => {
    expect(windowOf('daily', '2026-11-21')).toBe('2026-11-21');
    expect(windowOf('once', '2026-11-21')).toBe('once');
    expect(['2026-11-16', '2026-11-21', '2026-11-22'].map((day) => windowOf('weekly', day))).toEqual([
      '2026-11-16',
      '2026-11-16',
      '2026-11-16',
    ]);
    expect(windowOf('weekly', '2026-11-23')).toBe('2026-11-23');
  });

  it('of a week goes over the end of a year', () => {
    expect(windowOf('weekly', '2027-01-03')).toBe('2026-12-28');
    expect(windowOf('weekly', '2027-01-04')).toBe('2027-01-04');
  });

  it('ends at the midnight of the user, right across clock changes', () => {
    expect(end('daily', '2026-10-25', 'Europe/Madrid')).toBe('2026-10-25T23:00:00.000Z');
    expect(end('weekly', '2026-10-19', 'Europe/Madrid')).toBe('2026-10-25T23:00:00.000Z');
    expect(end('weekly', '2026-03-23', 'Europe/Madrid')).toBe('2026-03-29T22:00:00.000Z');
    expect(windowEnd('once', 'once', at('Europe/Madrid'))).toBeNull();
  });

  it('ends at the first moment of a day that has no midnight', () => {
    expect(end('daily', '2026-04-23', 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z');
  });
});

describe('a day that begins at another hour', () => {
  it('ends at that hour of the next, also where the clocks leave it out or tell it twice', () => {
    const ends = (day: string, hour: number) =>
      windowEnd('daily', day, at('Europe/Madrid', hour))?.toISOString();
    expect(ends('2026-11-21', 4)).toBe('2026-11-22T03:00:00.000Z');
    expect(ends('2026-03-28', 2)).toBe('2026-03-29T01:00:00.000Z');
    expect(ends('2026-10-24', 2)).toBe('2026-10-25T00:00:00.000Z');
  });
});
