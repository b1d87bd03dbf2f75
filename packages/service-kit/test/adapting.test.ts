import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { compiling, WITHOUT_TURBOFAN } from '../src/service/adapting.ts';

/** How many calls it takes, by setting. */
const callsOf = (flags: readonly string[]) => flags.map((flag) => Number(flag.split('=')[1]));
const knownToNode = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });

describe('When V8 compiles code for speed', () => {
  it.each([0, 1, 2])(
    'is told in flags known to the Node that runs the services, after %i busy times',
    (busy) => {
      for (const flag of compiling(busy)) expect(knownToNode).toContain(`${flag.split('=')[0]} `);
    },
  );

  it('is not asked of the compiler that takes long', () => {
    expect(knownToNode).toContain(`${WITHOUT_TURBOFAN.replace('--no-', '--')} `);
  });

  it('is left to V8 when a service begins to work', () => {
    for (const flag of compiling(1)) expect(knownToNode).toContain(`default: ${flag}\n`);
  });

  it('comes later at rest, and sooner the longer it works', () => {
    const [atRest, beginning, underLoad] = [0, 1, 2].map((busy) => callsOf(compiling(busy)));
    expect(beginning!.every((calls, index) => calls <= atRest![index]!)).toBe(true);
    expect(underLoad!.every((calls, index) => calls < beginning![index]!)).toBe(true);
    expect(compiling(99)).toEqual(compiling(2));
  });
});
