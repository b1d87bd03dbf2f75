import { isTimeZone } from '@yabot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysAfter,
  excusedBy,
  localDay,
  localTime,
  momentOn,
  mondayOf,
  monthsAfter,
  startOfDay,
} from '../src/index.ts';

const at = (timeZone: string, dayStart?: number) => ({ timeZone, dayStart });
const HOUR_MS = 3_600_000;
const ZONES = [
  'Europe/Madrid',
  'America/Mexico_City',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
] as const;
const clocks = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  dayStart: fc.option(fc.integer({ min: 0, max: 23 }), { nil: undefined }),
});
const moments = fc.date({
  min: new Date('2022-01-01'),
  max: new Date('2027-12-31'),
  noInvalidDate: true,
});

describe('the day of a moment', () => {
  it.each([
    ['Europe/Madrid', '2026-11-21T22:59:59.999Z', '2026-11-21'],
    ['Europe/Madrid', '2026-11-21T23:00:00.000Z', '2026-11-22'],
    ['Europe/Madrid', '2026-07-01T21:59:59.999Z', '2026-07-01'],
    ['Europe/Madrid', '2026-07-01T22:00:00.000Z', '2026-07-02'],
    ['Europe/Madrid', '2026-03-29T22:30:00.000Z', '2026-03-30'],
    ['America/Mexico_City', '2026-11-21T23:30:00.000Z', '2026-11-21'],
    ['America/Mexico_City', '2026-11-22T05:59:59.999Z', '2026-11-21'],
    ['America/Mexico_City', '2026-11-22T06:00:00.000Z', '2026-11-22'],
    ['Asia/Kathmandu', '2026-11-21T18:15:00.000Z', '2026-11-22'],
    ['Pacific/Kiritimati', '2026-11-21T10:00:00.000Z', '2026-11-22'],
    ['UTC', '2026-01-05T00:00:00.000Z', '2026-01-05'],
  ])('begins at midnight in %s: at %s it is %s', (timeZone, moment, day) => {
    expect(localDay(new Date(moment), at(timeZone))).toBe(day);
  });

  it.each([
    ['2026-11-22T02:59:59.999Z', '2026-11-21'],
    ['2026-11-22T03:00:00.000Z', '2026-11-22'],
    ['2026-07-02T01:59:59.999Z', '2026-07-01'],
    ['2026-07-02T02:00:00.000Z', '2026-07-02'],
  ])('at %s is %s, where it begins at four o’clock in Madrid', (moment, day) => {
    expect(localDay(new Date(moment), at('Europe/Madrid', 4))).toBe(day);
  });

  it('is told in every time zone that may be named, and PST and its like may not', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const short = letters.flatMap((one) => letters.map((other) => `${one}${other}T`));
    const names = [...Intl.supportedValuesOf('timeZone'), ...short, 'EST', 'UTC', 'Etc/GMT+5', '+02:00'];
    const zones = names.filter(isTimeZone);
    for (const zone of zones)
      expect(localDay(new Date('2026-11-21T12:00:00Z'), at(zone))).toMatch(/^2026-11-2/);
    expect(zones).toEqual(expect.arrayContaining(['Europe/Madrid', 'CET', 'EST', 'Etc/GMT+5', '+02:00']));
    expect(['PST', 'ist', 'JST'].filter(isTimeZone)).toEqual([]);
  });

  it('does not change at the hour that comes twice', () => {
    const first = new Date('2026-10-25T00:30:00Z');
    const second = new Date('2026-10-25T01:30:00Z');
    expect([first, second].map((moment) => localDay(moment, at('Europe/Madrid')))).toEqual([
      '2026-10-25',
      '2026-10-25',
    ]);
  });

  it('is what the calendar says, whatever days were asked for before', () => {
    const steps = fc.array(fc.tuple(clocks, fc.integer({ min: -72, max: 72 })), { maxLength: 30 });
    fc.assert(
      fc.property(moments, steps, (start, asked) => {
        for (const [clock, hours] of asked) {
          const moment = new Date(start.getTime() + hours * HOUR_MS);
          expect(localDay(moment, clock)).toBe(localTime(moment, clock).slice(0, 'yyyy-mm-dd'.length));
        }
      }),
    );
  });
});

describe('a day', () => {
  it.each([
    ['2026-11-21T11:00:00.000Z', '2026-11-20T23:00:00.000Z'],
    // The clocks go forward at two, and back at three.
    ['2026-03-29T20:00:00.000Z', '2026-03-28T23:00:00.000Z'],
    ['2026-10-25T22:59:00.000Z', '2026-10-24T22:00:00.000Z'],
  ])('at %s began at %s in Madrid', (moment, begin) => {
    const clock = at('Europe/Madrid');
    expect(startOfDay(localDay(new Date(moment), clock), clock).toISOString()).toBe(begin);
    expect(localDay(new Date(begin), clock)).toBe(localDay(new Date(moment), clock));
  });

  it('without a midnight begins at its first moment', () => {
    expect(startOfDay('2026-04-24', at('Africa/Cairo')).toISOString()).toBe('2026-04-23T22:00:00.000Z');
  });

  it('begins at the hour somebody chose, also where the clocks leave it out or tell it twice', () => {
    const begins = (day: string, hour: number) => startOfDay(day, at('Europe/Madrid', hour)).toISOString();
    expect(begins('2026-11-22', 4)).toBe('2026-11-22T03:00:00.000Z');
    expect(begins('2026-03-29', 2)).toBe('2026-03-29T01:00:00.000Z');
    expect(begins('2026-10-25', 2)).toBe('2026-10-25T00:00:00.000Z');
  });

  it('has a time once: left out by the clocks it is the next, and told twice the first', () => {
    const madrid = (day: string, time: string) => momentOn(day, time, 'Europe/Madrid').toISOString();
    expect(madrid('2026-11-21', '21:30')).toBe('2026-11-21T20:30:00.000Z');
    expect(madrid('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(madrid('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('has others after it and before it, over the ends of months and years', () => {
    expect([daysAfter('2026-12-31', 1), daysAfter('2028-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29']);
    expect([monthsAfter('2026-12-01', 1), monthsAfter('2026-01-31', 1)]).toEqual([
      '2027-01-01',
      '2026-02-28',
    ]);
  });

  it('is of the week of the Monday before it, and a Monday of its own', () => {
    expect(['2026-11-16', '2026-11-22', '2026-11-23', '2027-01-03'].map(mondayOf)).toEqual([
      '2026-11-16',
      '2026-11-16',
      '2026-11-23',
      '2026-12-28',
    ]);
  });
});

describe('the days that are excused after a move', () => {
  const noon = new Date('2026-11-03T12:00:00Z');

  it('are those that were left and arrived at, where it is later, with all between', () => {
    expect(excusedBy(noon, at('Europe/Madrid'), at('Asia/Tokyo'))).toEqual({
      from: '2026-11-03',
      to: '2026-11-03',
    });
    const overTheDateLine = new Date('2026-11-03T09:30:00Z'); // Monday 23:30, then Tuesday 23:30
    expect(excusedBy(overTheDateLine, at('Pacific/Honolulu'), at('Pacific/Kiritimati'))).toEqual({
      from: '2026-11-02',
      to: '2026-11-03',
    });
  });

  it('are none where it is earlier, or the day begins later, or nothing changes', () => {
    const madrid = at('Europe/Madrid');
    for (const arrived of [at('America/Mexico_City'), at('Europe/Madrid', 4), at('Africa/Ceuta')])
      expect(excusedBy(noon, madrid, arrived)).toBeNull();
  });
});
