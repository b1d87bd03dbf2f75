import type { Instance } from '../rig/instance.ts';
import { onFleet, type Stage, secondsUntil } from './course.ts';
import type { Scenario } from './scenario.ts';

const UNREADY_WITHIN_S = 1;
const ENDED_WITHIN_S = 10;
const SHORT_ROUNDS = 3;
const LONG_ROUNDS = 50;
const SIZE = { users: 60, perSecond: 20, seconds: 1_800, instances: 2 };

/** Every instance of every service is asked to stop under load, one after the other, again and again. */
export const gracefulStop: Scenario = {
  promise: 'P29',
  title: 'SIGTERM under load: not ready at once, ended soon, and nobody sees it',
  run: (place) =>
    onFleet(place, SIZE, async (stage) => {
      const rounds = place.options.minutes >= 10 ? LONG_ROUNDS : SHORT_ROUNDS;
      let rolling = true;
      const loading = (async () => {
        while (rolling) await stage.react(1);
      })();
      const stops = await roll(stage, rounds);
      rolling = false;
      await loading;
      const [unready, ended] = (['unready', 'ended'] as const).map((what) =>
        Math.max(...stops.map((each) => each[what])),
      ) as [number, number];
      const passed = unready <= UNREADY_WITHIN_S && ended <= ENDED_WITHIN_S;
      return {
        passed,
        figure: `${stops.length} stops; not ready after ${unready} s, ended after ${ended} s at most`,
      };
    }),
};

async function roll({ rig, tell }: Stage, rounds: number) {
  const stops: { unready: number; ended: number }[] = [];
  for (let round = 1; round <= rounds; round++) {
    tell(`round ${round} of ${rounds}`);
    for (const instance of rig.instances) stops.push(await stopOnce(instance));
  }
  return stops;
}

async function stopOnce(instance: Instance) {
  await instance.serving();
  const pid = await instance.signal('SIGTERM');
  const limit = 2 * ENDED_WITHIN_S;
  const [unready, ended] = await Promise.all([
    secondsUntil(async () => !(await instance.serves()), limit),
    secondsUntil(async () => instance.pid !== pid, limit),
  ]);
  await instance.replaced(pid);
  await instance.serving();
  return { unready, ended };
}
