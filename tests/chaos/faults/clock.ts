import { setTimeout as wait } from 'node:timers/promises';
import type { Instance } from '../rig/instance.ts';
import { findFakeTime } from '../rig/tools/libfaketime.ts';
import type { Fault } from './fault.ts';

const OFFSETS_S = [-3_600, -90, -5, 5, 90, 3_600];
const SHORTEST_MS = 3_000;
const LONGEST_MS = 15_000;

/** The clock of one instance is wrong from a start to the next. */
export const clock: Fault = {
  name: 'clock',
  missing: async () => {
    const tool = await findFakeTime();
    return 'missing' in tool ? tool.missing : undefined;
  },
  targets: ({ instances }) => instances,
  async inflict(_rig, target, random) {
    const tool = await findFakeTime();
    if ('missing' in tool) throw new Error(tool.missing);
    const instance = target as Instance;
    const offset = random.pick(OFFSETS_S);
    const sign = offset < 0 ? '' : '+';
    // Only what tells the time of day: timers of a process with a wrong clock run as before.
    const wrong = { LD_PRELOAD: tool.path, FAKETIME: `${sign}${offset}s`, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
    Object.assign(instance.env, wrong);
    try {
      await startAgain(instance);
      await wait(random.whole(SHORTEST_MS, LONGEST_MS));
    } finally {
      for (const name of Object.keys(wrong)) delete instance.env[name];
    }
    await startAgain(instance);
    return { note: `${sign}${offset} s` };
  },
};

async function startAgain(instance: Instance) {
  const pid = await instance.signal('SIGTERM');
  await instance.replaced(pid);
  await instance.serving();
}
