import { drained } from '../check/drained.ts';
import type { Instance } from '../rig/instance.ts';
import { lastNumber, publishAnew, storedAt } from '../rig/publish.ts';
import { seeded } from '../rig/random.ts';
import type { Rig } from '../rig/rig.ts';
import { findFakeTime } from '../rig/tools/libfaketime.ts';
import { onFleet } from './course.ts';
import type { Scenario } from './scenario.ts';

const SIZE = { users: 40, perSecond: 20, seconds: 20 };
const DAYS = 8;
const DRAIN_MS = 120_000;

/** Everything on the stream comes again: at once, after a restart of all, and after eight days. */
export const lateDuplicates: Scenario = {
  promise: 'P8',
  title: 'repetitions do nothing, however late they come',
  missing: async () => {
    const tool = await findFakeTime();
    return 'missing' in tool ? tool.missing : undefined;
  },
  run: (place) =>
    onFleet(place, SIZE, async ({ rig, react, tell }) => {
      await react(SIZE.seconds);
      await drained(rig, DRAIN_MS);
      const all = await lastNumber(rig);
      const random = seeded(place.options.seed);
      const again = async (when: string) => {
        tell(`${all} messages come again, ${when}`);
        const numbers = random.shuffled(Array.from({ length: all }, (_, index) => index + 1));
        await publishAnew(rig, await storedAt(rig, numbers));
        await drained(rig, DRAIN_MS);
      };
      await again('at once');
      await restartAll(rig, {});
      await again('after a restart');
      const tool = await findFakeTime();
      const faked = 'path' in tool ? tool.path : '';
      await restartAll(rig, { LD_PRELOAD: faked, FAKETIME: `+${DAYS}d`, FAKETIME_DONT_FAKE_MONOTONIC: '1' });
      await again(`after ${DAYS} days`);
      return { passed: true, clocksRight: false, figure: `${all} messages three times again` };
    }),
};

async function restartAll(rig: Rig, env: NodeJS.ProcessEnv) {
  const restart = async (instance: Instance) => {
    Object.assign(instance.env, env);
    await instance.replaced(await instance.signal('SIGTERM'));
    await instance.serving();
  };
  await Promise.all(rig.instances.map(restart));
}
