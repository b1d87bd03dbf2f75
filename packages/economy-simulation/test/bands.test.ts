import { describe, expect, it } from 'vitest';
import { measured, pastBands } from '../src/index.ts';

const day = (minted: number, burned: number, active: number) => ({
  day: '2026-11-01',
  supply: 0,
  minted,
  burned,
  active,
});
const EQUAL = { gini: 0.2, topTenth: 0.1 };

describe('An economy is measured by', () => {
  it('how its supply grows for each active follower, and how much of what is minted is spent', () => {
    expect(measured([day(300, 30, 10), day(100, 50, 10)], EQUAL)).toEqual({
      growth: 16,
      sinks: 20,
      gini: 20,
      topTenth: 10,
    });
  });
  it('its last seven days: what newcomers are paid once is over by then', () => {
    const days = [day(100_000, 0, 1), ...Array.from({ length: 7 }, () => day(10, 10, 1))];
    expect(measured(days, EQUAL)).toMatchObject({ growth: 0, sinks: 100 });
  });
  it('nothing at all, when nothing happened', () => {
    expect(measured([], EQUAL)).toMatchObject({ growth: 0, sinks: 100 });
  });
});

describe('The bands of an economy', () => {
  const found = { growth: 41, sinks: 9, gini: 81, topTenth: 61 };

  it('tell each measure that is past its band', () => {
    const bands = { growth: 40, sinks: 10, gini: 80, topTenth: 60 };
    expect(pastBands(found, bands)).toEqual([
      { band: 'growth', limit: 40, found: 41 },
      { band: 'sinks', limit: 10, found: 9 },
      { band: 'gini', limit: 80, found: 81 },
      { band: 'topTenth', limit: 60, found: 61 },
    ]);
  });
  it('may be touched', () => {
    expect(pastBands(found, { growth: 41, sinks: 9, gini: 81, topTenth: 61 })).toEqual([]);
  });
  it('that are not given hold back nothing', () => {
    expect(pastBands(found, {})).toEqual([]);
  });
});
