import { describe, expect, it } from 'vitest';
import { ago, duration } from '../src/terminal/duration.ts';
import { moment, timeOfDay } from '../src/terminal/local-time.ts';
import { cut, table } from '../src/terminal/table.ts';

describe('a table', () => {
  it('gives each column the width of its widest cell, and numbers their last digit', () => {
    const lines = table(
      [{ title: 'name' }, { title: 'n', align: 'right' }],
      [
        ['wallet', '7'],
        ['user', '1234'],
      ],
    );
    expect(lines).toEqual(['name       n', 'wallet     7', 'user    1234']);
  });

  it('does not count styles', () => {
    const [, first, second] = table(
      [{ title: 'a' }, { title: 'b' }],
      [
        ['\u001b[1mbold\u001b[22m', 'x'],
        ['long word', 'y'],
      ],
    );
    expect(first).toBe('\u001b[1mbold\u001b[22m       x');
    expect(second).toBe('long word  y');
  });
});

describe('a moment', () => {
  it('is told as it is here, by 24 hours and to the millisecond', () => {
    expect(moment(new Date(2026, 10, 21, 20, 4, 5, 71))).toBe('2026-11-21 20:04:05.071');
    expect(timeOfDay(new Date(2026, 10, 21, 0, 4, 5))).toBe('00:04:05');
  });
});

describe('a cut text', () => {
  it('is one line that ends where it was cut', () => {
    expect(cut('a reason\n  of two lines', 10)).toBe('a reason …');
    expect(cut('short', 10)).toBe('short');
  });
});

describe('a time span', () => {
  it.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [61_000, '1 min 1 s'],
    [3_600_000, '1 h'],
    [3_605_000, '1 h'],
    [90_061_000, '1 d 1 h'],
    [-5, '0 s'],
  ])('of %i ms reads %s', (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
  });

  it('is told from now', () => {
    expect(ago('2026-11-21T12:00:00.000Z', new Date('2026-11-21T12:02:00.000Z'))).toBe('2 min');
  });
});
