import { ReactionAdded } from '@yabot/contracts';
import { expect, it } from 'vitest';
import { missionsAhead, missionsOf } from '../src/rules/missions-of.ts';
import { definitions, Follower, fact, mission, someone } from './fixtures.ts';

const NOON = new Date('2026-11-21T12:00:00Z');
const content = definitions([
  mission('first'),
  mission('daily', { window: 'daily', target: { count: 3 } }),
  mission('weekly', { window: 'weekly' }),
  mission('on-command', { assign: { on: 'gateway.command-used' } }),
  mission('over', { until: '2026-11-20' }),
]);
const standing = { state: 'open', count: 2, window: '2026-11-21', rounds: 0, assignedAt: '' } as const;

it('lists to somebody unknown the missions everybody gets, at zero', () => {
  expect(missionsOf(someone(), NOON, content)).toMatchObject([
    { missionId: 'first', window: 'once', progress: 0, target: 1, completed: false, closesAt: null },
    { missionId: 'daily', progress: 0, target: 3, closesAt: '2026-11-21T23:00:00.000Z' },
    { missionId: 'weekly', closesAt: '2026-11-22T23:00:00.000Z' },
  ]);
});

it('shows where the user stands, and when the window closes where they live', () => {
  const user = someone({
    day: '2026-11-21',
    timeZone: 'America/Mexico_City',
    version: 'v1',
    missions: { daily: standing },
  });
  expect(missionsOf(user, NOON, content)).toMatchObject([
    { missionId: 'daily', progress: 2, closesAt: '2026-11-22T06:00:00.000Z' },
  ]);
});

it('shows a window that has passed as begun anew', () => {
  const user = someone({ day: '2026-11-21', version: 'v1', missions: { daily: standing } });
  const tomorrow = new Date('2026-11-22T12:00:00Z');
  expect(missionsOf(user, tomorrow, content)).toContainEqual(
    expect.objectContaining({ missionId: 'daily', progress: 0, closesAt: '2026-11-22T23:00:00.000Z' }),
  );
});

it('shows what is completed as completed', () => {
  const done = { ...standing, state: 'completed', window: 'once', count: 1 } as const;
  const user = someone({ day: '2026-11-21', version: 'v1', missions: { first: done } });
  expect(missionsOf(user, NOON, content)).toMatchObject([
    { missionId: 'first', completed: true, progress: 1 },
  ]);
});

it('tells when a mission closes: with its last day, where that comes before the end of its window', () => {
  const ending = definitions([
    mission('once', { until: '2026-11-22' }),
    mission('daily', { until: '2026-11-22', window: 'daily' }),
    mission('weekly', { until: '2026-11-21', window: 'weekly' }),
  ]);
  const user = someone({ timeZone: 'America/Mexico_City', dayStart: 4 });
  expect(missionsOf(user, NOON, ending).map(({ closesAt }) => closesAt)).toEqual([
    '2026-11-23T10:00:00.000Z',
    '2026-11-22T10:00:00.000Z',
    '2026-11-22T10:00:00.000Z',
  ]);
});

it('tells when what is completed can be done again: in its next window, unless its last day is over by then', () => {
  const again = definitions([
    mission('daily', { window: 'daily' }),
    mission('weekly', { window: 'weekly' }),
    mission('last', { window: 'daily', until: '2026-11-21' }),
    mission('rests', { repeat: { hours: 48 } }),
    mission('rests-on', { repeat: { hours: 48 }, until: '2026-11-22' }),
    mission('first'),
  ]);
  const ana = new Follower(again);
  ana.happens(fact(ReactionAdded, {}, NOON.toISOString()));
  expect(missionsOf(ana.progress, NOON, again).map(({ state, opensAt }) => [state, opensAt])).toEqual([
    ['completed', '2026-11-21T23:00:00.000Z'],
    ['completed', '2026-11-22T23:00:00.000Z'],
    ['completed', undefined],
    ['resting', '2026-11-23T12:00:00.000Z'],
    ['completed', undefined],
    ['completed', undefined],
  ]);
});

it('tells until when a streak can still go on today, by the clock of the user', () => {
  const nightly = definitions([mission('nightly', { target: { streak: 7 } })]);
  const ana = new Follower(nightly, someone({ timeZone: 'America/Mexico_City', dayStart: 4 }));
  const streak = () => missionsOf(ana.progress, NOON, nightly)[0]?.streak;
  expect(streak()).toEqual({ countedToday: false, dayEndsAt: '2026-11-22T10:00:00.000Z', freezes: 0 });
  ana.happens(fact(ReactionAdded, {}, NOON.toISOString()));
  expect(streak()).toMatchObject({ countedToday: true });
});

it('tells by name which missions come once something else is reached', () => {
  const ahead = definitions([
    mission('first'),
    mission('second', { assign: { on: 'chain' } }),
    mission('high', { requires: { level: 3 } }),
    mission('gone', { requires: { level: 3 }, until: '2026-11-20' }),
  ]);
  const told = missionsAhead(someone(), NOON, ahead);
  expect(told.map(({ missionId }) => missionId)).toEqual(['second', 'high']);
  expect(missionsOf(someone(), NOON, ahead).map(({ missionId }) => missionId)).toEqual(['first']);
});
