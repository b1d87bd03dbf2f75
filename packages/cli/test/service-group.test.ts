import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { homeOf } from '../src/home/home.ts';
import { ServiceGroup } from '../src/up/service-group.ts';
import { UNWATCHED } from '../src/up/steps.ts';

it('starts no service once it was stopped, and says so at once', async () => {
  const started: string[] = [];
  const group = new ServiceGroup({
    home: homeOf({ YABOT_HOME: join(tmpdir(), 'yabot-no-home') }),
    watcher: UNWATCHED,
    signal: AbortSignal.abort(new Error('stopped')),
    changed: (name) => started.push(name),
    envOf: () => ({}),
    serves: async () => '',
  });
  await expect(group.start([{ name: 'wallet', main: 'main.ts' }])).rejects.toThrow('stopped');
  expect(started).toEqual([]);
});
