import { describe, expect, it } from 'vitest';
import { dueRounds, nextRound } from '../src/rules/trivia/schedule.ts';
import { GROUP } from './fixtures.ts';

const both = (text: string) => ({ es: text, en: text });

describe('The schedule', () => {
  const daily = [{ at: '21:00', chat: GROUP }];
  const keysAt = (moment: string, at = '21:00') =>
    dueRounds([{ id: 'kisses', daily: [{ ...daily[0]!, at }] }], new Date(moment), 'Europe/Madrid').map(
      ({ key }) => key,
    );
  const key = (day: string, at = '21:00') => `daily:kisses:${GROUP}:${day}:${at}`;

  it('begins a round at its time in the zone of the community, in summer and in winter', () => {
    expect(keysAt('2026-11-21T19:59:59.999Z')).toEqual([]);
    expect(keysAt('2026-11-21T20:00:00.000Z')).toEqual([key('2026-11-21')]);
    expect(keysAt('2026-07-21T19:00:00.000Z')).toEqual([key('2026-07-21')]);
  });

  it('makes up for half an hour without the service, over midnight too, and then lets the round be', () => {
    expect(keysAt('2026-11-21T20:29:59.999Z')).toEqual([key('2026-11-21')]);
    expect(keysAt('2026-11-21T20:30:00.000Z')).toEqual([]);
    expect(keysAt('2026-11-21T23:10:00.000Z', '23:50')).toEqual([key('2026-11-21', '23:50')]);
  });

  it('tells which round is next, from the moment the one before has begun', () => {
    const banks = [
      { id: 'late', title: both('Late'), daily },
      { id: 'early', title: both('Early'), daily: [{ at: '09:00', chat: GROUP }] },
    ];
    const nextAt = (moment: string) => {
      const next = nextRound(banks, new Date(moment), 'Europe/Madrid');
      return [next?.bankId, next?.at.toISOString()];
    };
    expect(nextAt('2026-11-21T19:59:59.999Z')).toEqual(['late', '2026-11-21T20:00:00.000Z']);
    expect(nextAt('2026-11-21T20:00:00.000Z')).toEqual(['early', '2026-11-22T08:00:00.000Z']);
    expect(nextAt('2026-10-24T19:00:00.000Z')).toEqual(['early', '2026-10-25T08:00:00.000Z']);
    expect(nextRound([], new Date(), 'Europe/Madrid')).toBeUndefined();
  });

  it('begins one round a day on the days on which the clocks change', () => {
    const keysOf = (day: string) => {
      const start = Date.parse(`${day}T00:00:00Z`) - 3 * 3_600_000;
      const minutes = Array.from({ length: 30 * 60 }, (_, minute) => new Date(start + minute * 60_000));
      return new Set(minutes.flatMap((moment) => keysAt(moment.toISOString(), '02:30')));
    };
    expect([...keysOf('2026-03-29')].filter((it) => it.includes('2026-03-29'))).toHaveLength(1);
    expect([...keysOf('2026-10-25')].filter((it) => it.includes('2026-10-25'))).toHaveLength(1);
  });
});
