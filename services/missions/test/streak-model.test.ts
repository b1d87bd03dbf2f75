import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderRepair, repairPaid } from '../src/rules/repair.ts';
import { comment, definitions, Follower, mission, USER } from './fixtures.ts';

const DAY_MS = 86_400_000;
/** Weeks in which the clocks change, in Madrid or in Mexico City. */
const starts = fc.constantFrom('2026-03-20', '2026-10-16', '2022-03-25', '2022-10-21');
const zones = fc.constantFrom('Europe/Madrid', 'America/Mexico_City');
const freezes = fc.record({
  given: fc.nat(2),
  every: fc.option(fc.integer({ min: 2, max: 5 }), { nil: undefined }),
  keep: fc.integer({ min: 3, max: 4 }),
});
const REPAIR = { days: 6, besitos: 30 };

/** What is done on each of some days in a row: something, nothing, or something and then a repair, ordered and paid. */
const rows = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant('acts' as const) },
    { weight: 3, arbitrary: fc.constant('rests' as const) },
    { weight: 2, arbitrary: fc.constant('repairs' as const) },
  ),
  { minLength: 1, maxLength: 60 },
);
type Row = ('acts' | 'rests' | 'repairs')[];
type Freezes = { given: number; every?: number | undefined; keep: number };

/** Days in a row as somebody would count them on a calendar, one day after the other. */
function counted(row: Row, { given, every, keep }: Freezes) {
  let [run, saved, missed, firstMissed] = [0, given, 0, 0];
  let broken: { days: number; on: number } | undefined;
  for (const [day, done] of row.entries()) {
    if (done === 'rests') {
      missed += 1;
      if (missed === 1) firstMissed = day;
      continue;
    }
    if (run > 0 && missed <= saved) saved -= missed;
    else if (run > 0) {
      const isBetter = !broken || broken.days < run || day > broken.on + REPAIR.days;
      if (isBetter) broken = { days: run, on: firstMissed };
      run = 0;
    }
    missed = 0;
    run += 1;
    if (every && run % every === 0 && saved < keep) saved += 1;
    if (done !== 'repairs' || !broken || broken.days < 2 || day > broken.on + REPAIR.days) continue;
    run += broken.days;
    broken = undefined;
  }
  return { run, saved };
}

function lived(start: string, timeZone: string, row: Row, kept: Freezes) {
  const content = definitions([
    mission('nightly', {
      trigger: { event: 'gateway.comment-added' },
      target: { streak: 3000 },
      freezes: { given: kept.given, keep: kept.keep, ...(kept.every ? { every: kept.every } : {}) },
      repair: REPAIR,
    }),
  ]);
  const ana = new Follower(content);
  // Nine in the evening in Madrid, two in the afternoon in Mexico City: the same day in both.
  const first = Date.parse(`${start}T20:00:00Z`);
  ana.livesIn(timeZone, new Date(first));
  for (const [day, done] of row.entries()) {
    const now = new Date(first + day * DAY_MS);
    if (done === 'rests') continue;
    ana.happens(comment(now.toISOString()));
    if (done === 'repairs') repair(ana, String(day), now);
  }
  return ana;
}

function repair(ana: Follower, id: string, now: Date) {
  const ordered = orderRepair(ana.progress, ana.content.byId.get('nightly')!, id, now, ana.content);
  if (ordered.outcome !== 'ordered') return;
  ana.takes(ordered.decided);
  const cause = `streak-repair:nightly:${id}:${USER}`;
  ana.takes(repairPaid(ana.progress, { cause, amount: ordered.besitos }, now, ana.content));
}

describe('any row of days with freezes and repairs, right through a change of the clocks', () => {
  it('is counted as on a calendar', () => {
    fc.assert(
      fc.property(starts, zones, rows, freezes, (start, zone, row, kept) => {
        const { count = 0, streak } = lived(start, zone, row, kept).standing('nightly') ?? {};
        expect({ run: count, saved: streak?.freezes ?? kept.given }).toEqual(counted(row, kept));
      }),
      { numRuns: 300 },
    );
  });

  it('pays for each repair once, and gives nothing back', () => {
    fc.assert(
      fc.property(starts, zones, rows, freezes, (start, zone, row, kept) => {
        const causes = lived(start, zone, row, kept).causes();
        expect(new Set(causes).size).toBe(causes.length);
        expect(causes.filter((cause) => cause.endsWith(':back'))).toEqual([]);
      }),
    );
  });
});
