import { describe, expect, it } from 'vitest';
import type { Definitions } from '../src/rules/definitions.ts';
import { dayOf, type Progress, type Standing } from '../src/rules/progress.ts';
import { review } from '../src/rules/review.ts';
import { definitions, frozen, mission, namesOf, someone, USER } from './fixtures.ts';

const MADRID = { timeZone: 'Europe/Madrid', dayStart: 0 };
const NOON = new Date('2026-11-21T12:00:00Z');
const standing = (patch: Partial<Standing> = {}): Standing => ({
  state: 'open',
  count: 0,
  window: '2026-11-20',
  rounds: 0,
  assignedAt: '2026-11-20T10:00:00.000Z',
  ...patch,
});
const on = (day: string, progress: Progress, content: Definitions) => {
  const outcome = review(frozen(progress), day, NOON, content);
  return { ...outcome, names: namesOf(outcome) };
};

describe('looking through the missions of a user', () => {
  const daily = mission('daily', { window: 'daily', target: { count: 3 } });

  it('assigns the missions everybody gets, those that can be done that day', () => {
    const content = definitions([
      mission('always'),
      mission('later', { from: '2026-11-22' }),
      mission('over', { until: '2026-11-20' }),
      mission('today', { from: '2026-11-21', until: '2026-11-21' }),
      mission('by-command', { assign: { on: 'gateway.command-used' } }),
    ]);
    const { progress, emit } = on('2026-11-21', someone(), content);
    expect(Object.keys(progress.missions)).toEqual(['always', 'today']);
    expect(emit.map(({ data }) => data)).toMatchObject([
      { userId: USER, missions: [{ missionId: 'always' }, { missionId: 'today' }] },
    ]);
  });

  it('changes nothing a second time on the same day', () => {
    const first = on('2026-11-21', someone(), definitions([daily]));
    expect(on('2026-11-21', first.progress, definitions([daily]))).toMatchObject({ emit: [] });
    expect(review(first.progress, '2026-11-21', NOON, definitions([daily])).progress).toBe(first.progress);
  });

  it('gives a mission that is new in the content to those who are there already', () => {
    const first = on('2026-11-21', someone(), definitions([daily]));
    const more = definitions([daily, mission('new')], { version: 'v2' });
    expect(on('2026-11-21', first.progress, more).emit).toMatchObject([
      { data: { missions: [{ missionId: 'new' }] } },
    ]);
  });

  it('tells once that a window closed before its target was reached, and counts anew', () => {
    const progress = someone({ day: '2026-11-18', missions: { daily: standing({ count: 2 }) } });
    const next = on('2026-11-21', progress, definitions([daily]));
    expect(next.emit).toMatchObject([
      { data: { missions: [{ missionId: 'daily', progress: 2, target: 3 }] } },
    ]);
    expect(next.names).toEqual(['mission-expired']);
    expect(next.progress.missions.daily).toMatchObject({ state: 'open', count: 0, window: '2026-11-21' });
    expect(on('2026-11-21', next.progress, definitions([daily])).names).toEqual([]);
  });

  it('tells all windows that closed together', () => {
    const missions = {
      daily: standing({ count: 2 }),
      other: standing(),
      done: standing({ state: 'completed' }),
    };
    const content = definitions([daily, { ...daily, id: 'other' }, { ...daily, id: 'done' }]);
    const { emit } = on('2026-11-21', someone({ day: '2026-11-20', missions }), content);
    expect(emit.map(({ data }) => data)).toMatchObject([
      {
        userId: USER,
        missions: [
          { missionId: 'daily', progress: 2 },
          { missionId: 'other', progress: 0 },
        ],
      },
    ]);
  });

  it('opens a completed daily mission again the next day, and remembers how often it was done', () => {
    const done = standing({ state: 'completed', count: 3, rounds: 4 });
    const next = on('2026-11-21', someone({ missions: { daily: done } }), definitions([daily]));
    expect(next.names).toEqual([]);
    expect(next.progress.missions.daily).toMatchObject({ state: 'open', count: 0, rounds: 4 });
  });

  it('never opens again what is done once', () => {
    const done = standing({ state: 'completed', window: 'once', rounds: 1 });
    const { progress } = on('2026-11-21', someone({ missions: { a: done } }), definitions([mission('a')]));
    expect(progress.missions.a).toEqual(done);
  });

  it('closes an unfinished mission after its last day, once, and opens it when that day is moved', () => {
    const until = (day: string, version: string) =>
      definitions([mission('a', { until: day, target: { count: 5 } })], { version });
    const begun = someone({ missions: { a: standing({ window: 'once', count: 2 }) } });
    const closed = on('2026-11-21', begun, until('2026-11-20', 'v1'));
    expect(closed.names).toEqual(['mission-expired']);
    const later = on('2026-11-22', closed.progress, until('2026-11-20', 'v1'));
    expect(later.names).toEqual([]);
    const moved = on('2026-11-22', later.progress, until('2026-11-30', 'v2'));
    expect(moved.progress.missions.a).toMatchObject({ state: 'open', count: 2 });
  });

  it('keeps what is known of a mission that is gone from the content', () => {
    const progress = someone({ missions: { gone: standing() } });
    expect(on('2026-11-21', progress, definitions([])).progress.missions.gone).toEqual(standing());
  });

  it('begins the daily sum of reactions anew, but not by new content on the same day', () => {
    const progress = someone({ day: '2026-11-21', earned: 30 });
    expect(on('2026-11-21', progress, definitions([])).progress.earned).toBe(30);
    expect(on('2026-11-22', progress, definitions([])).progress.earned).toBe(0);
  });
});

describe('the day of a user who travels', () => {
  const midnightInTokyo = new Date('2026-11-21T15:30:00Z');

  it('is the day where they are, or that of the community while that is not known', () => {
    expect(dayOf(someone({ timeZone: 'Asia/Tokyo' }), midnightInTokyo, MADRID)).toBe('2026-11-22');
    expect(dayOf(someone(), midnightInTokyo, MADRID)).toBe('2026-11-21');
  });

  it('does not begin twice when they fly west', () => {
    const landed = someone({ day: '2026-11-22', timeZone: 'America/Mexico_City' });
    expect(dayOf(landed, new Date('2026-11-22T05:00:00Z'), MADRID)).toBe('2026-11-22');
    expect(dayOf(landed, new Date('2026-11-23T05:59:00Z'), MADRID)).toBe('2026-11-22');
    expect(dayOf(landed, new Date('2026-11-23T06:00:00Z'), MADRID)).toBe('2026-11-23');
  });
});
