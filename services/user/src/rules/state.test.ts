import { localDay } from '@yabot/content';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  active,
  blocked,
  opened,
  preferencesOf,
  registeredState,
  type State,
  withPreferences,
} from './state.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const STATE: State = Object.freeze({
  userId: 'u',
  registered: true,
  language: 'es',
  timeZone: 'Europe/Madrid',
  notices: true,
  reachable: true,
  lastActiveAt: '2026-11-21T12:00:00.000Z',
});

describe('A new state', () => {
  it('is not reachable, and active as of now', () => {
    const asked = { userId: 'u', language: 'en', timeZone: 'Asia/Tokyo' } as const;
    expect(registeredState(undefined, asked, NOW)).toEqual({
      ...asked,
      registered: true,
      notices: true,
      reachable: false,
      lastActiveAt: NOW.toISOString(),
    });
  });

  it('keeps what was seen before', () => {
    const { state, tell } = opened(undefined, 'u', '2026-11-20T08:00:00.000Z');
    expect(tell).toBe(false);
    expect(registeredState(Object.freeze(state), { ...STATE }, NOW)).toMatchObject({
      registered: true,
      timeZone: 'Europe/Madrid',
      reachable: true,
      lastActiveAt: '2026-11-20T08:00:00.000Z',
    });
  });
});

describe('Activity', () => {
  it('is told when the day is another one where the user lives', () => {
    expect(active(STATE, 'u', '2026-11-21T22:59:59.999Z').tell).toBe(false);
    expect(active(STATE, 'u', '2026-11-21T23:00:00.000Z')).toEqual({
      state: { ...STATE, lastActiveAt: '2026-11-21T23:00:00.000Z' },
      tell: true,
    });
  });

  it('of before changes nothing', () => {
    const { state, tell } = active(STATE, 'u', '2026-11-20T12:00:00.000Z');
    expect(state).toBe(STATE);
    expect(tell).toBe(false);
  });

  it('is told at most once a day, and the latest is kept, in whatever order it comes', () => {
    const clicks = fc.array(
      fc.date({ min: NOW, max: new Date('2026-11-24T12:00:00.000Z'), noInvalidDate: true }),
    );
    fc.assert(
      fc.property(clicks, (dates) => {
        const moments = dates.map((date) => date.toISOString());
        let state = STATE;
        let told = 0;
        for (const moment of moments) {
          const next = active(state, 'u', moment);
          state = Object.freeze(next.state);
          told += next.tell ? 1 : 0;
        }
        expect(state.lastActiveAt).toBe([STATE.lastActiveAt, ...moments].toSorted().at(-1));
        const days = new Set(
          moments.map((moment) => localDay(new Date(moment), { timeZone: STATE.timeZone })),
        );
        expect(told).toBeLessThanOrEqual(days.size);
      }),
    );
  });
});

describe('Reachability', () => {
  it('is lost by blocking and won by opening the chat, told each time', () => {
    const lost = blocked(STATE);
    expect(lost).toEqual({ state: { ...STATE, reachable: false }, tell: true });
    expect(opened(lost?.state, 'u', STATE.lastActiveAt)).toEqual({ state: STATE, tell: true });
  });

  it('that stays the same is told to nobody', () => {
    expect(opened(STATE, 'u', STATE.lastActiveAt).tell).toBe(false);
    expect(blocked({ ...STATE, reachable: false })).toBeUndefined();
    expect(blocked(undefined)).toBeUndefined();
  });
});

describe('Preferences', () => {
  it('change where something is wanted', () => {
    expect(withPreferences(STATE, { notices: false })).toEqual({ ...STATE, notices: false });
    expect(withPreferences(STATE, { language: 'en', timeZone: 'UTC' })).toMatchObject({
      language: 'en',
      timeZone: 'UTC',
      notices: true,
    });
  });

  it('may have a day that begins at another hour, until they have not any more', () => {
    const late = withPreferences(STATE, { dayStart: 4 });
    expect(preferencesOf(late)).toMatchObject({ dayStart: 4 });
    expect(withPreferences(late, { language: 'es' })).toBe(late);
    expect(preferencesOf(withPreferences(late, { dayStart: null }))).toMatchObject({ dayStart: null });
    expect(withPreferences(STATE, { dayStart: null })).toBe(STATE);
  });

  it('are the very same state when they are so already', () => {
    expect(withPreferences(STATE, {})).toBe(STATE);
    expect(withPreferences(STATE, { language: 'es', timeZone: undefined, notices: true })).toBe(STATE);
  });
});
