import { localDay, localTime, startOfDay } from '@yabot/content';
import { ReactionAdded } from '@yabot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count } from '../src/rules/count.ts';
import { livingBy, type Standing } from '../src/rules/standing.ts';
import { achievement, definitions, someone, USER } from './fixtures.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const content = definitions([
  achievement('sun', {
    trigger: { event: 'gateway.reaction-added' },
    counts: { by: 'streak' },
    tiers: [{ tier: 'gold', count: 1_000, xp: 1 }],
  }),
]);
const data = ReactionAdded.example({ userId: USER });
const act = (standing: Standing, at: Date) =>
  count(standing, { type: ReactionAdded.type, data, at }, content).standing;
const runOf = (standing: Standing) => standing.achievements.sun?.count ?? 0;
const at = (moment: string) => new Date(moment);
const moves = (standing: Standing, timeZone: string, moment: string, dayStart: number | null = null) =>
  livingBy(standing, { timeZone, dayStart }, at(moment), content);

describe('a streak', () => {
  it('counts a day once, goes on the next day, and begins anew after a day without', () => {
    const madrid = someone({ timeZone: 'Europe/Madrid' });
    const runs: number[] = [];
    let now: Standing = madrid;
    for (const moment of [
      '2026-11-01T10',
      '2026-11-01T20',
      '2026-11-02T22',
      '2026-11-02T23',
      '2026-11-05T10',
    ]) {
      now = act(now, at(`${moment}:30:00.000Z`));
      runs.push(runOf(now));
    }
    expect(runs).toEqual([1, 1, 2, 3, 1]); // 23:30 in UTC is the next day in Madrid
  });

  it('has days that begin at the hour the user chose', () => {
    const owl = someone({ timeZone: 'Europe/Madrid', dayStart: 4 });
    const first = act(owl, at('2026-11-02T20:00:00.000Z'));
    const night = act(first, at('2026-11-03T02:59:00.000Z')); // 3:59 of the same night
    expect([runOf(night), runOf(act(night, at('2026-11-03T03:00:00.000Z')))]).toEqual([1, 2]);
  });

  it('lives where the community is as long as nobody knows where the user does', () => {
    const first = act(someone(), at('2026-11-01T22:59:00.000Z'));
    expect(runOf(act(first, at('2026-11-01T23:00:00.000Z')))).toBe(2);
  });

  it('does not count the same day twice for who flies west, nor break then', () => {
    const monday = act(someone({ timeZone: 'Europe/Madrid' }), at('2026-11-02T08:00:00.000Z'));
    const flown = livingBy(
      act(monday, at('2026-11-03T03:00:00.000Z')),
      { timeZone: 'America/Mexico_City' },
      at('2026-11-03T04:00:00.000Z'),
      content,
    );
    const again = act(flown, at('2026-11-03T05:00:00.000Z')); // Monday evening there
    expect([runOf(flown), runOf(again), runOf(act(again, at('2026-11-04T12:00:00.000Z')))]).toEqual([
      2, 2, 3,
    ]);
  });

  it('forgives the day that a flight over the date line takes', () => {
    const honolulu = act(someone({ timeZone: 'Pacific/Honolulu' }), at('2026-11-03T08:30:00.000Z')); // Monday 22:30
    const flown = moves(honolulu, 'Pacific/Kiritimati', '2026-11-03T09:30:00.000Z'); // Tuesday 23:30
    expect(runOf(act(flown, at('2026-11-03T20:00:00.000Z')))).toBe(2); // Wednesday
  });
});

describe('a day without anything', () => {
  const monday = () => act(someone({ timeZone: 'Europe/Madrid' }), at('2026-11-02T12:00:00.000Z'));
  const wednesday = (standing: Standing) => runOf(act(standing, at('2026-11-04T18:00:00.000Z')));

  it.each([
    ['their time zone to the west', 'Atlantic/Canary', null],
    ['their day to begin later', 'Europe/Madrid', 4],
  ])('breaks the streak also of who set %s meanwhile', (_, timeZone, dayStart) => {
    expect(wednesday(moves(monday(), timeZone, '2026-11-03T12:00:00.000Z', dayStart))).toBe(1);
  });

  it('breaks the streak of who moved east on another day', () => {
    expect(wednesday(moves(monday(), 'Asia/Tokyo', '2026-11-04T06:00:00.000Z'))).toBe(1);
  });

  it('is forgiven, one after the other, to who flies east twice in a row, and counts for nothing', () => {
    const there = moves(monday(), 'Asia/Tokyo', '2026-11-03T12:00:00.000Z');
    const further = moves(there, 'Pacific/Kiritimati', '2026-11-04T08:00:00.000Z');
    expect(runOf(act(further, at('2026-11-04T12:00:00.000Z')))).toBe(2);
  });
});

const nextDay = (day: string) => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

/** A year with both changes of the clock, in the one zone or the other, changing between them at any time. */
const year = fc.record({
  start: fc.integer({ min: 0, max: 365 }),
  days: fc.integer({ min: 2, max: 200 }),
  moves: fc.array(fc.integer({ min: 0, max: 200 * 24 }), { maxLength: 6 }),
  when: fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
  first: fc.boolean(),
});
const ZONES = ['Europe/Madrid', 'America/Mexico_City'] as const;

describe('any year in Madrid and Mexico, with the clock changed and flights both ways', () => {
  /** Acts once in each stretch of a local day that the user lives through, at any moment of it. */
  function live({
    start,
    days,
    moves,
    when,
    first,
  }: typeof year extends fc.Arbitrary<infer Year> ? Year : never) {
    const begins = Date.UTC(2026, 0, 1) + start * DAY_MS;
    const ends = begins + days * DAY_MS;
    const flights = [...new Set(moves)].sort((a, b) => a - b).map((hours) => begins + hours * HOUR_MS);
    let zone = first ? 0 : 1;
    let standing: Standing = someone({ timeZone: ZONES[zone]! });
    const lived = new Set<string>();
    const runs: number[] = [];
    let now = begins;
    while (now < ends) {
      const day = localDay(new Date(now), { timeZone: ZONES[zone]! });
      const midnight = startOfDay(nextDay(day), { timeZone: ZONES[zone]! }).getTime();
      const flight = flights.find((moment) => moment > now && moment < midnight);
      const until = flight ?? midnight;
      const moment = new Date(now + Math.floor((until - now) * when.next().value!));
      standing = act(standing, moment);
      if ([...lived].every((earlier) => earlier < day)) lived.add(day); // after a flight west a day comes again
      runs.push(runOf(standing));
      now = until;
      if (flight !== undefined) {
        zone = 1 - zone;
        standing = livingBy(standing, { timeZone: ZONES[zone]! }, new Date(flight), content);
      }
    }
    return { runs, lived };
  }
  it('never breaks the streak of who acts every day, nor counts two for one day', () => {
    fc.assert(
      fc.property(year, (any) => {
        const { runs, lived } = live(any);
        for (const [index, run] of runs.entries()) {
          const before = index === 0 ? 0 : runs[index - 1]!;
          expect(run === before || run === before + 1).toBe(true);
        }
        expect(runs.at(-1)).toBe(lived.size);
      }),
      { numRuns: 60 },
    );
  });
});

describe('anybody, whatever they do and wherever they say they are', () => {
  const moments = fc.array(
    fc.record({
      hours: fc.integer({ min: 1, max: 40 }),
      zone: fc.option(fc.constantFrom(...ZONES, 'Pacific/Honolulu', 'Pacific/Kiritimati'), { freq: 2 }),
      dayStart: fc.nat(6),
      acts: fc.boolean(),
    }),
    { maxLength: 60 },
  );
  const shownTo = ({ timeZone, dayStart }: Standing, moment: Date) =>
    localTime(moment, { timeZone: timeZone!, dayStart: dayStart ?? 0 });

  it('has a streak of those days alone on which they did something, with none left out but those that moving cut short', () => {
    fc.assert(
      fc.property(moments, (row) => {
        let [standing, now] = [someone({ timeZone: ZONES[0] }), Date.UTC(2026, 2, 20)];
        const acted: string[] = [];
        const excused = new Set<string>();
        for (const { hours, zone, dayStart, acts } of row) {
          now += hours * HOUR_MS;
          const moment = new Date(now);
          if (zone) {
            const left = shownTo(standing, moment);
            standing = livingBy(standing, { timeZone: zone, dayStart }, moment, content);
            const arrived = shownTo(standing, moment);
            for (
              let day = left.slice(0, 10);
              left < arrived && day <= arrived.slice(0, 10);
              day = nextDay(day)
            )
              excused.add(day);
          }
          const day = shownTo(standing, moment).slice(0, 10);
          if (!acts) continue;
          standing = act(standing, moment);
          if (day > (acted.at(-1) ?? '')) acted.push(day);
          const run = acted.slice(-runOf(standing));
          expect(run).toHaveLength(runOf(standing));
          for (let missed = nextDay(run[0]!); missed < run.at(-1)!; missed = nextDay(missed))
            expect(run.includes(missed) || excused.has(missed)).toBe(true);
        }
      }),
    );
  });
});
