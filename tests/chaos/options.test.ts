import { describe, expect, it } from 'vitest';
import { OptionsError } from '../shared/command/options.ts';
import { readOptions } from './options.ts';

describe('The options of a run of chaos', () => {
  it('are ten minutes of a hundred reactions a second of a thousand users, a fault every three seconds, and documents in SQLite', () => {
    expect(readOptions([])).toMatchObject({
      minutes: 10,
      rate: 100,
      users: 1_000,
      every: 3,
      instances: 1,
      documents: 'sqlite',
    });
  });

  it('choose the kinds of faults, the scenarios and where documents are', () => {
    const options = readOptions(
      '--only kill,freeze --scenarios P19,P22 --minutes 0.5 --documents mongo'.split(' '),
    );
    expect(options).toMatchObject({
      only: ['kill', 'freeze'],
      scenarios: ['P19', 'P22'],
      minutes: 0.5,
      documents: 'mongo',
    });
  });

  it.each([
    ['--users', 'many'],
    ['--rate', '0'],
    ['--instances', '1.5'],
    ['--documents', 'postgres'],
    ['--speed'],
  ])('that cannot be followed are refused: %s %s', (...args) => {
    expect(() => readOptions(args)).toThrow(OptionsError);
  });
});
