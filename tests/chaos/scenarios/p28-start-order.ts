import { setTimeout as wait } from 'node:timers/promises';
import type { Instance } from '../rig/instance.ts';
import { type Random, seeded } from '../rig/random.ts';
import { Rig } from '../rig/rig.ts';
import { secondsUntil } from './course.ts';
import type { Place, Scenario } from './scenario.ts';

const ORDERS = 24;
const READY_WITHIN_S = 10;
const PATIENCE_S = 60;
const LATEST_MS = 2_000;
const LOOK_MS = 250;

/** The parts of the fleet start in random orders; NATS may hang at first, or MongoDB where documents are in it. */
export const startOrder: Scenario = {
  promise: 'P28',
  title: 'the fleet starts in any order, with what it depends on missing at first',
  documents: 'both',
  run: async (place) => {
    const random = seeded(place.options.seed);
    const took: number[] = [];
    const faults: string[] = [];
    const over = performance.now() + place.options.minutes * 60_000;
    for (let order = 1; order <= ORDERS && performance.now() < over; order++) {
      const { seconds, wrong } = await start(place, random);
      took.push(seconds);
      faults.push(...wrong);
      place.tell(`${order}/${ORDERS}: all ready ${seconds} s after the last dependency`);
    }
    const longest = Math.max(...took);
    const passed = longest <= READY_WITHIN_S && faults.length === 0;
    const wrong = faults.length === 0 ? 'no process ended or stopped answering' : faults.join(', ');
    return { passed, figure: `${took.length} orders, longest ${longest} s; ${wrong}` };
  },
};

async function start({ folder }: Place, random: Random): Promise<{ seconds: number; wrong: string[] }> {
  const away = random.pick([undefined, 'nats-server', 'mongod']);
  const documents = away === 'mongod' ? 'mongo' : 'sqlite';
  const rig = await Rig.prepare({ folder, users: 1, posts: 1, instances: 1, documents });
  const silent = new Set<string>();
  const looks = rig.instances.map((instance) => lookAfter(instance, silent));
  try {
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
    const crashed = rig.crashes.map(({ name, reason }) => `${name} ended: ${reason}`);
    return {
      seconds,
      wrong: [...crashed, ...[...silent].map((name) => `${name} did not answer that it lives`)],
    };
  } finally {
    for (const look of looks) clearInterval(look);
    await rig.stop();
  }
}

/** Notes an instance whose process answered that it lives, and then did not. */
function lookAfter(instance: Instance, silent: Set<string>): NodeJS.Timeout {
  let lived: number | undefined;
  return setInterval(async () => {
    const { pid } = instance;
    if (await instance.lives()) lived = pid;
    else if (lived !== undefined && lived === instance.pid) silent.add(instance.name);
  }, LOOK_MS);
}
