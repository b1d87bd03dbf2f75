import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './fault.ts';

const SHORTEST_MS = 1_000;
const LONGEST_MS = 15_000;

/** SIGSTOP for a while: the process holds what it holds, and does nothing. */
export const freeze: Fault = {
  name: 'freeze',
  targets: ({ targets }) => targets,
  async inflict(_rig, target, random) {
    const milliseconds = random.whole(SHORTEST_MS, LONGEST_MS);
    await target.signal('SIGSTOP');
    await wait(milliseconds);
    await target.signal('SIGCONT');
    await target.serving();
    return { note: `${(milliseconds / 1_000).toFixed(1)} s` };
  },
};
