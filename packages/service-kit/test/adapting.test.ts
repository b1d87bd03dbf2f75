import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { SOONER } from '../src/service/adapting.ts';

test('the Node that runs the services knows every setting of V8 that has code compiled sooner', () => {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  for (const flag of SOONER) expect(known).toContain(`${flag.split('=')[0]} `);
});
