import { setTimeout as wait } from 'node:timers/promises';
import { onFleet } from './course.ts';
import type { Scenario } from './scenario.ts';

/** Longer than the acknowledgement wait of 30 s. */
const FROZEN_S = 35;
const SIZE = { users: 60, perSecond: 20, seconds: 60, instances: 2 };

/** One instance of each service freezes for longer than any lease and acknowledgement wait, and thaws. */
export const frozenConsumer: Scenario = {
  promise: 'P20',
  title: 'an instance that was frozen while another took over doubles nothing when it thaws',
  run: (place) =>
    onFleet(place, SIZE, async ({ rig, react, tell }) => {
      const loading = react(FROZEN_S + 10);
      const first = rig.instances.filter(({ number }) => number === 1);
      await wait(3_000);
      tell(`the first instance of each service is frozen for ${FROZEN_S} s`);
      for (const instance of first) await instance.signal('SIGSTOP');
      await wait(FROZEN_S * 1_000);
      for (const instance of first) await instance.signal('SIGCONT');
      tell('they thaw');
      await loading;
      await Promise.all(rig.instances.map((instance) => instance.serving()));
      return { passed: true, figure: `${first.length} instances frozen for ${FROZEN_S} s` };
    }),
};
