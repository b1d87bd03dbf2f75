import { describe, expect, it } from 'vitest';
import { explain } from '../src/rules/explain.ts';
import { withLevel } from '../src/rules/requirements.ts';
import { comment, definitions, Follower, mission, someone, used } from './fixtures.ts';

const AT = '2026-11-21T10:00:00Z';
const talk = (id: string, patch = {}) =>
  mission(id, { trigger: { event: 'gateway.comment-added' }, ...patch });
const why = (ana: Follower, id: string, at = AT) =>
  explain(ana.progress, ana.content.byId.get(id)!, new Date(at), ana.content);

describe('why somebody got a mission or did not', () => {
  it('is told to somebody unknown', () => {
    expect(why(new Follower(definitions([talk('a', { target: { count: 3 } })])), 'a')).toEqual({
      missionId: 'a',
      title: { es: 'a', en: 'a' },
      state: 'open',
      rounds: 0,
      conditions: [
        { kind: 'not-banned', met: true },
        { kind: 'assigned', met: true, event: 'first-event' },
        { kind: 'count', met: false, event: 'gateway.comment-added', have: 0, wanted: 3 },
      ],
    });
  });

  it('names each thing that is required, and whether it is there', () => {
    const required = {
      missions: ['a', 'b'],
      achievements: [{ id: 'kiss', tier: 'silver' as const }],
      level: 3,
    };
    const ana = new Follower(
      definitions([talk('a'), talk('b', { target: { count: 2 } }), talk('c', { requires: required })]),
    );
    ana.happens(comment(AT));
    ana.progress = withLevel(ana.progress, { level: 2 });
    expect(why(ana, 'c')).toMatchObject({
      state: 'waiting',
      conditions: [
        { kind: 'not-banned' },
        { kind: 'requires-mission', met: true, id: 'a', title: { es: 'a' } },
        { kind: 'requires-mission', met: false, id: 'b' },
        { kind: 'requires-achievement', met: false, id: 'kiss', tier: 'silver' },
        { kind: 'requires-level', met: false, have: 2, wanted: 3 },
        { kind: 'assigned', met: false },
        { kind: 'count', met: false, have: 0, wanted: 1 },
      ],
    });
  });

  it('tells of days that have not come or have passed', () => {
    const ana = new Follower(
      definitions([talk('soon', { from: '2026-11-22' }), talk('over', { until: '2026-11-20' })]),
    );
    expect(why(ana, 'soon').conditions).toContainEqual({
      kind: 'first-day',
      met: false,
      day: '2026-11-22',
      today: '2026-11-21',
    });
    expect(why(ana, 'over').conditions).toContainEqual({
      kind: 'last-day',
      met: false,
      day: '2026-11-20',
      today: '2026-11-21',
    });
  });

  it('tells until when a ban lasts', () => {
    const until = '2026-12-01T00:00:00.000Z';
    const ana = new Follower(definitions([talk('a')]), someone({ ban: { until } }));
    expect(why(ana, 'a').conditions[0]).toEqual({ kind: 'not-banned', met: false, at: until });
  });

  it('tells which mission comes before it in a chain', () => {
    const ana = new Follower(
      definitions([talk('a', { next: ['b'] }), talk('b', { assign: { on: 'chain' } })]),
    );
    expect(why(ana, 'b')).toMatchObject({
      state: 'waiting',
      conditions: expect.arrayContaining([
        { kind: 'assigned', met: false, event: 'chain', id: 'a', title: { es: 'a', en: 'a' } },
      ]),
    });
  });

  it('tells how far each step is', () => {
    const step = (es: string, count: number) => ({
      title: { es, en: es },
      trigger: { event: 'gateway.comment-added' },
      count,
    });
    const { trigger: _, target: __, ...rest } = mission('tour');
    const ana = new Follower(definitions([{ ...rest, steps: [step('uno', 2), step('otro', 3)] }]));
    ana.happens(comment(AT), comment(AT), comment(AT));
    expect(why(ana, 'tour').conditions.slice(2)).toMatchObject([
      { kind: 'step', met: true, title: { es: 'uno' }, have: 2, wanted: 2 },
      { kind: 'step', met: false, title: { es: 'otro' }, have: 1, wanted: 3 },
    ]);
  });

  it('tells that it is done in this window, and when counting starts anew', () => {
    const ana = new Follower(definitions([talk('a', { window: 'daily' })]));
    ana.happens(comment(AT));
    expect(why(ana, 'a')).toMatchObject({
      state: 'completed',
      rounds: 1,
      conditions: expect.arrayContaining([{ kind: 'window', met: false, at: '2026-11-21T23:00:00.000Z' }]),
    });
  });

  it('promises no other window after the last day', () => {
    const ana = new Follower(definitions([talk('a', { window: 'daily', until: '2026-11-21' })]));
    ana.happens(comment(AT));
    const { conditions } = why(ana, 'a');
    expect(conditions).toContainEqual({
      kind: 'last-day',
      met: true,
      day: '2026-11-21',
      today: '2026-11-21',
    });
    expect(conditions.map(({ kind }) => kind)).not.toContain('window');
  });

  it('tells how long it rests, and how often it can be done', () => {
    const ana = new Follower(definitions([talk('a', { repeat: { hours: 48, times: 2 } })]));
    ana.happens(comment(AT));
    expect(why(ana, 'a')).toMatchObject({
      state: 'resting',
      conditions: expect.arrayContaining([
        { kind: 'times', met: true, have: 1, wanted: 2 },
        { kind: 'rested', met: false, at: '2026-11-23T10:00:00.000Z' },
      ]),
    });
    expect(why(ana, 'a', '2026-11-23T10:00:00Z')).toMatchObject({ state: 'open' });
    ana.happens(comment('2026-11-24T10:00:00Z'));
    expect(why(ana, 'a', '2026-11-30T10:00:00Z')).toMatchObject({
      state: 'completed',
      conditions: expect.arrayContaining([{ kind: 'times', met: false, have: 2, wanted: 2 }]),
    });
  });

  it('tells that a reward waits, and until when', () => {
    const ana = new Follower(definitions([talk('a', { claim: { by: 'hand', days: 2 } })]));
    ana.happens(comment(AT));
    expect(why(ana, 'a')).toMatchObject({
      state: 'claimable',
      conditions: expect.arrayContaining([{ kind: 'claimed', met: false, day: '2026-11-23' }]),
    });
  });

  it('tells of a sum and of different values which field they are about', () => {
    const ana = new Follower(
      definitions([
        mission('sum', { trigger: { event: 'wallet.besitos-spent' }, target: { sum: 9, of: 'amount' } }),
        mission('all', {
          trigger: { event: 'gateway.command-used' },
          target: { distinct: 3, of: 'command' },
        }),
      ]),
    );
    ana.happens(used('perfil', AT));
    expect(why(ana, 'sum').conditions.at(-1)).toMatchObject({
      kind: 'sum',
      field: 'amount',
      have: 0,
      wanted: 9,
    });
    expect(why(ana, 'all').conditions.at(-1)).toMatchObject({ kind: 'distinct', field: 'command', have: 1 });
  });

  it('tells of a streak how many freezes are left, and when it broke', () => {
    const ana = new Follower(
      definitions([talk('s', { target: { streak: 5 }, freezes: { given: 1, keep: 1 } })]),
    );
    ana.happens(comment(AT));
    expect(why(ana, 's', '2026-11-25T10:00:00Z').conditions.at(-1)).toEqual({
      kind: 'streak',
      met: false,
      event: 'gateway.comment-added',
      have: 0,
      wanted: 5,
      freezes: 1,
      day: '2026-11-22',
    });
  });
});
