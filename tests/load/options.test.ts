import { describe, expect, it } from 'vitest';
import { OptionsError } from '../shared/command/options.ts';
import { readOptions } from './options.ts';

describe('The options of the benchmark', () => {
  it('are all parts with a thousand followers, twenty seconds at each rate, documents in SQLite, unless said otherwise', () => {
    expect(readOptions([])).toEqual({
      parts: ['inner', 'whole', 'limits', 'idle'],
      users: 1_000,
      rates: undefined,
      seconds: 20,
      documents: 'sqlite',
      growth: undefined,
      instances: false,
      boards: undefined,
      profiled: [],
    });
  });

  it('choose parts and sizes', () => {
    expect(
      readOptions(
        '--only inner,limits --users 50 --rates 50,200 --profile gateway --documents mongo'.split(' '),
      ),
    ).toMatchObject({
      parts: ['inner', 'limits'],
      users: 50,
      rates: [50, 200],
      documents: 'mongo',
      profiled: ['gateway'],
    });
  });

  it.each([
    [['--only', 'outer']],
    [['--rates', '100,0']],
    [['--growth', 'endless']],
    [['--seconds', 'many']],
    [['--documents', 'postgres']],
    [['--fast']],
  ])('refuse %j with what to write instead', (args) => {
    expect(() => readOptions(args)).toThrow(OptionsError);
  });
});
