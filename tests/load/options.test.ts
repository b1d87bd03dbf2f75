import { describe, expect, it } from '@jest/globals';
import { OptionsError, readOptions } from './options.ts';

describe('The options of the benchmark', () => {
  it('are a thousand followers who react a hundred times a second for a minute unless said otherwise', () => {
    expect(readOptions([])).toEqual({
      parts: ['inner', 'whole', 'limits'],
      users: 1_000,
      rate: 100,
      seconds: 60,
      events: 10_000,
      profiled: [],
    });
  });

  it('choose parts and sizes', () => {
    expect(readOptions(['--only', 'inner,limits', '--users', '50', '--profile', 'gateway'])).toMatchObject({
      parts: ['inner', 'limits'],
      users: 50,
      profiled: ['gateway'],
    });
  });

  it.each([[['--only', 'outer']], [['--rate', '0']], [['--seconds', 'many']], [['--fast']]])(
    'refuse %j with what to write instead',
    (args) => {
      expect(() => readOptions(args)).toThrow(OptionsError);
    },
  );
});
