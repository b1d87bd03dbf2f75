import { localDay, localTime } from '@yabot/content';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, type Progress } from '../src/rules/progress.ts';
import { comment, definitions, Follower, mission } from './fixtures.ts';

const MADRID = 'Europe/Madrid';
const MEXICO = 'America/Mexico_City';
const HOUR_MS = 3_600_000;
const content = definitions([
  mission('nightly', { trigger: { event: 'gateway.comment-added' }, target: { streak: 3000 } }),
  mission('daily', { trigger: { event: 'gateway.comment-added' }, window: 'daily' }),
  mission('weekly', { trigger: { event: 'gateway.comment-added' }, window: 'weekly' }),
]);

/** Weeks in which the clocks change: in Madrid in 2026, in Mexico City and in Madrid in 2022. */
const starts = fc.constantFrom('2026-03-20', '2026-10-16', '2022-03-25', '2022-10-21');
const zones = fc.constantFrom(MADRID, MEXICO, 'Pacific/Kiritimati', 'Pacific/Honolulu', 'Asia/Tokyo');
/** A stay somewhere: so many hours, with a day that begins at an hour of one's own. */
const stay = fc.record({
  zone: zones,
  hours: fc.integer({ min: 3, max: 240 }),
  dayStart: fc.integer({ min: 0, max: 6 }),
});
const stays = fc.array(stay, { minLength: 1, maxLength: 6 });
const picks = fc.infiniteStream(fc.nat(1000));
type Stay = { readonly zone: string; readonly hours: number; readonly dayStart: number };

/** Hours on end in which it is one and the same day for somebody. */
interface LocalDay {
  readonly day: string;
  readonly hours: Date[];
  readonly stay: Stay;
  /** Whether it was cut short, at its end or its beginning, by a move to where it is later. */
  isExcused: boolean;
}

/** The days of who stays here and there, as a calendar on the wall would tell them. */
function daysOf(start: string, all: readonly Stay[]): LocalDay[] {
  const days: LocalDay[] = [];
  let now = Date.parse(`${start}T09:17:00Z`);
  for (const [index, here] of all.entries()) {
    const before = all[index - 1];
    const isEast = before !== undefined && shown(now, before) < shown(now, here);
    const last = days.at(-1);
    if (isEast && last) last.isExcused = true;
    // The moment of the move belongs to both stays.
    for (let hour = 0; hour <= here.hours; hour++) {
      const at = new Date(now + hour * HOUR_MS);
      const day = localDay(at, clock(here));
      const current = days.at(-1);
      if (hour > 0 && current?.day === day) current.hours.push(at);
      else days.push({ day, hours: [at], stay: here, isExcused: isEast && hour === 0 });
    }
    now += here.hours * HOUR_MS;
  }
  return days;
}

const clock = ({ zone, dayStart }: Stay) => ({ timeZone: zone, dayStart });
const shown = (now: number, here: Stay) => localTime(new Date(now), clock(here));

/** Somebody who writes once in each of these days, at some hour, and moves at the beginning of each stay. */
function lives(days: readonly LocalDay[], pick: () => number, writes: (day: LocalDay) => boolean) {
  const ana = new Follower(content);
  const seen: Progress[] = [];
  let here: Stay | undefined;
  for (const day of days) {
    if (day.stay !== here) ana.livesIn(day.stay.zone, day.hours[0]!, day.stay.dayStart);
    here = day.stay;
    const at = day.hours[pick() % day.hours.length]!;
    if (writes(day)) ana.happens(comment(at.toISOString()));
    seen.push(ana.progress);
  }
  return { ana, seen };
}

const pickFrom = (stream: Iterator<number>) => () => stream.next().value as number;

describe('a streak of who does something each day where they are', () => {
  it('never breaks, whatever the clocks do and wherever they fly, and counts each day once', () => {
    fc.assert(
      fc.property(starts, stays, picks, (start, all, stream) => {
        const days = daysOf(start, all);
        const { ana } = lives(days, pickFrom(stream), () => true);
        expect(ana.told('streak-broken')).toEqual([]);
        expect(ana.standing('nightly')?.count).toBe(daysCounted(days));
      }),
      { numRuns: 100 },
    );
  });

  it('does not break by the days that flying east cut short, when nothing is done on them', () => {
    fc.assert(
      fc.property(starts, stays, picks, (start, all, stream) => {
        const days = daysOf(start, all);
        const { ana } = lives(days, pickFrom(stream), ({ isExcused }) => !isExcused);
        expect(ana.told('streak-broken')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['east', MEXICO, MADRID],
    ['west', MADRID, MEXICO],
    ['over the date line, east by the calendar', 'Pacific/Honolulu', 'Pacific/Kiritimati'],
    ['over the date line, west by the calendar', 'Pacific/Kiritimati', 'Pacific/Honolulu'],
  ])('goes on when they fly %s, late in the evening and early in the morning', (_, from, to) => {
    for (const hours of [12, 20, 24, 30, 36]) {
      const days = daysOf('2026-11-01', [
        { zone: from, hours: 48 + hours, dayStart: 0 },
        { zone: to, hours: 72, dayStart: 0 },
      ]);
      const { ana } = lives(
        days,
        () => 0,
        () => true,
      );
      expect(ana.told('streak-broken')).toEqual([]);
    }
  });
});

describe('anybody, whatever they do and wherever they say they are', () => {
  const moments = fc.array(
    fc.record({ hour: fc.integer({ min: 0, max: 60 * 24 }), zone: fc.option(zones), dayStart: fc.nat(6) }),
    { maxLength: 60 },
  );
  /** Not even in their order: an event may be late. */
  const restless = (
    start: string,
    row: readonly { hour: number; zone: string | null; dayStart: number }[],
  ) => {
    const ana = new Follower(content);
    const after: Progress[] = [];
    for (const { hour, zone, dayStart } of row) {
      const at = new Date(Date.parse(`${start}T00:00:00Z`) + hour * HOUR_MS);
      if (zone) ana.livesIn(zone, at, dayStart);
      ana.happens(comment(at.toISOString()));
      after.push(ana.progress);
    }
    return { ana, after };
  };

  it('has days and windows that never go back', () => {
    fc.assert(
      fc.property(starts, moments, (start, row) => {
        const { after } = restless(start, row);
        for (const key of [
          (progress: Progress) => progress.day,
          (progress: Progress) => progress.missions.daily?.window,
          (progress: Progress) => progress.missions.weekly?.window,
        ]) {
          const keys = after.map(key);
          expect(keys).toEqual([...keys].sort());
        }
      }),
      { numRuns: 100 },
    );
  });

  it('gets one day out of a day: a daily mission is paid, and a streak grows, once for each day there was', () => {
    fc.assert(
      fc.property(starts, moments, (start, row) => {
        const { ana, after } = restless(start, row);
        const days = new Set(after.map(({ day }) => day));
        const daily = ana.causes().filter((cause) => cause.startsWith('mission:daily:'));
        expect(daily.length).toBe(days.size);
        expect(ana.standing('nightly')?.count ?? 0).toBeLessThanOrEqual(days.size);
        const hours = row.map(({ hour }) => hour);
        const lived = Math.ceil((Math.max(0, ...hours) - Math.min(0, ...hours)) / 24);
        expect(days.size).toBeLessThanOrEqual(lived + 2);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps a streak of only those days on which something was done', () => {
    fc.assert(
      fc.property(
        starts,
        fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1 }),
        (start, offsets) => {
          const ana = new Follower(content);
          const days = offsets.toSorted((a, b) => a - b);
          for (const offset of days)
            ana.happens(
              comment(new Date(Date.parse(`${start}T12:00:00Z`) + offset * 24 * HOUR_MS).toISOString()),
            );
          const begin = days.findLastIndex((offset, index) => index === 0 || days[index - 1] !== offset - 1);
          expect(ana.standing('nightly')?.count).toBe(days.length - begin);
          expect(clockOf(ana.progress, content.clock).timeZone).toBe(MADRID);
        },
      ),
    );
  });
});

/** How many days a streak may count: a day that comes again by flying west is no other day. */
function daysCounted(days: readonly LocalDay[]): number {
  let latest = '';
  return days.filter(({ day }) => {
    const isNew = day > latest;
    if (isNew) latest = day;
    return isNew;
  }).length;
}
