import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Filled, filled } from '../rig/filled.ts';
import type { Instance } from '../rig/instance.ts';
import { type Random, seeded } from '../rig/random.ts';
import { Rig } from '../rig/rig.ts';
import { secondsUntil } from './course.ts';
import type { Place, Scenario, Shown } from './scenario.ts';

const ORDERS = 24;
const READY_WITHIN_S = 10;
const PATIENCE_S = 60;
const LATEST_MS = 2_000;
const LOOK_MS = 250;

/**
 * The parts of a fleet of so many followers start in random orders; NATS may hang at first, or MongoDB, whose fleets are new.
 */
export const startOrder: Scenario = {
  promise: 'P28',
  title: 'the fleet starts in any order, with what it depends on missing at first',
  documents: 'both',
  run: async (place) => {
    const folder = await mkdtemp(join(place.folder, 'orders-'));
    try {
      return await allOrders(folder, place);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function allOrders(folder: string, { options: { users, seed, minutes }, tell }: Place): Promise<Shown> {
  const fleet = await filled(folder, users, tell);
  const random = seeded(seed);
  const took: number[] = [];
  const faults: string[] = [];
  const over = performance.now() + minutes * 60_000;
  for (let order = 1; order <= ORDERS && performance.now() < over; order++) {
    const { away, seconds, wrong } = await start(folder, fleet, random);
    took.push(seconds);
    faults.push(...wrong);
    tell(`${order}/${ORDERS}: ${away ?? 'nothing'} away at first, all ready ${seconds} s after that`);
  }
  const longest = Math.max(...took);
  const passed = longest <= READY_WITHIN_S && faults.length === 0;
  const wrong = faults.length === 0 ? 'no process ended or stopped answering' : faults.join(', ');
  return { passed, figure: `${fleet.what}; ${took.length} orders, longest ${longest} s; ${wrong}` };
}

async function start(folder: string, fleet: Filled, random: Random) {
  const away = random.pick([undefined, 'nats-server', 'mongod']);
  const size = { users: 1, posts: 1, instances: 1 };
  const rig =
    away === 'mongod'
      ? await Rig.prepare({ folder, ...size, documents: 'mongo' })
      : await Rig.prepare({ folder, ...size, documents: 'sqlite', prepared: fleet.layInto });
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
      away,
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
