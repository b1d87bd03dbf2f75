import { setTimeout as wait } from 'node:timers/promises';
import { type Random, seeded } from '../rig/random.ts';
import { Rig } from '../rig/rig.ts';
import { secondsUntil } from './course.ts';
import type { Place, Scenario } from './scenario.ts';

const ORDERS = 24;
const READY_WITHIN_S = 10;
const PATIENCE_S = 60;
const LATEST_MS = 2_000;

/** The parts of the fleet start in random orders; NATS or MongoDB may hang at first. */
export const startOrder: Scenario = {
  promise: 'P28',
  title: 'the fleet starts in any order, with what it depends on missing at first',
  run: async (place) => {
    const random = seeded(place.options.seed);
    const took: number[] = [];
    const crashes: string[] = [];
    for (let order = 1; order <= ORDERS; order++) {
      const { seconds, crashed } = await start(place, random);
      took.push(seconds);
      crashes.push(...crashed);
      place.tell(`${order}/${ORDERS}: all ready ${seconds} s after the last dependency`);
    }
    const longest = Math.max(...took);
    const passed = longest <= READY_WITHIN_S && crashes.length === 0;
    return { passed, figure: `${ORDERS} orders, longest ${longest} s, ${crashes.length} crashes` };
  },
};

async function start({ folder }: Place, random: Random): Promise<{ seconds: number; crashed: string[] }> {
  const rig = await Rig.prepare({ folder, users: 1, posts: 1, instances: 1 });
  try {
    const away = random.pick([undefined, 'nats-server', 'mongod']);
    if (away) await rig.target(away).signal('SIGSTOP');
    const starts = random.shuffled(rig.instances).map(async (instance) => {
      await wait(random.whole(0, LATEST_MS));
      void instance.start().catch(() => undefined);
    });
    await Promise.all(starts);
    if (away) {
      await wait(random.whole(0, LATEST_MS));
      await rig.target(away).signal('SIGCONT');
    }
    const ready = async () => (await Promise.all(rig.instances.map((each) => each.serves()))).every(Boolean);
    const seconds = await secondsUntil(ready, PATIENCE_S);
    return { seconds, crashed: rig.crashes.map(({ name, reason }) => `${name}: ${reason}`) };
  } finally {
    await rig.stop();
  }
}
