import { describe, expect, it } from 'vitest';
import { OptionsError } from '../shared/command/options.ts';
import { readOptions } from './options.ts';

describe('The options of a run of chaos', () => {
  it('are ten minutes of a hundred reactions a second of a thousand users, and a fault every three seconds', () => {
    expect(readOptions([])).toMatchObject({ minutes: 10, rate: 100, users: 1_000, every: 3, instances: 1 });
  });

  it('choose the kinds of faults and the scenarios', () => {
    const options = readOptions(['--only', 'kill,freeze', '--scenarios', 'P19,P22', '--minutes', '0.5']);
    expect(options).toMatchObject({ only: ['kill', 'freeze'], scenarios: ['P19', 'P22'], minutes: 0.5 });
  });

  it.each([['--users', 'many'], ['--rate', '0'], ['--instances', '1.5'], ['--speed']])(
    'that cannot be followed are refused: %s %s',
    (...args) => {
      expect(() => readOptions(args)).toThrow(OptionsError);
    },
  );
});
