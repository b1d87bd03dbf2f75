import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { usageOf } from '../../shared/measure/process-usage.ts';
import { drained } from '../check/drained.ts';
import { Load, postsFor } from '../rig/load.ts';
import { Rig } from '../rig/rig.ts';
import type { Scenario } from './scenario.ts';

const EVERY_MS = 10_000;
/** Of the run: until then caches fill, and V8 lets its young generation grow, the last step after twenty minutes and more. */
const WARM_UP = 0.5;
/** Telegram closes connections that nothing came over for 75 s: as many are left as are in use. */
const REST_MS = 90_000;
const WINDOWS = 10;
const SETTLE_MS = 300_000;
const STEADY_PERCENT_PER_HOUR = 5;
const ROWS_PER_REACTION = 40;

interface Sample {
  readonly hours: number;
  readonly rssMiB: number;
}

/** What a service holds does not grow with what it has done. `--minutes` says for how long there is load. */
export const soak: Scenario = {
  promise: 'P27',
  title:
    'memory and descriptors stay as they are under load, and inbox and outbox stay bounded by what was handled',
  async run({ folder, options, tell }) {
    const { users, rate: perSecond, minutes, documents } = options;
    const shape = { perSecond, seconds: minutes * 60, asksPerSecond: 2 };
    const rig = await Rig.start({ folder, users, posts: postsFor(shape, users), documents, instances: 1 });
    try {
      const load = new Load(rig);
      const before = await descriptorsAtRest(rig);
      const samples = await sampledDuring(load.run(shape), rig);
      const held = [...samples].map(([name, each]) => holding(name, each));
      for (const each of held) tell(inWords(each));
      const after = await descriptorsAtRest(rig);
      tell(`descriptors at rest: ${before.join(', ')} before, ${after.join(', ')} after`);
      const rows = await kitRows(rig.home);
      const perReaction = rows / load.reactions.length;
      const worst = Math.max(...held.map(({ percentPerHour }) => percentPerHour));
      const leaking = after.filter((count, index) => count > before[index]!).length;
      return {
        passed:
          worst <= STEADY_PERCENT_PER_HOUR &&
          leaking === 0 &&
          perReaction <= ROWS_PER_REACTION &&
          rig.crashes.length === 0,
        figure: `${minutes} min at ${perSecond}/s: steepest memory ${worst.toFixed(1)} %/h after warm-up, ${leaking} services with more descriptors at rest than before, ${perReaction.toFixed(1)} rows of inbox and outbox a reaction in SQLite, ${rig.crashes.length} crashes`,
      };
    } finally {
      await rig.stop();
    }
  },
};

async function sampledDuring(load: Promise<unknown>, rig: Rig): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>(rig.instances.map(({ name }) => [name, []]));
  const began = performance.now();
  let over = false;
  const running = load.finally(() => {
    over = true;
  });
  while (!over) {
    for (const { name, pid } of rig.instances) {
      const usage = pid ? await usageOf(pid) : undefined;
      const hours = (performance.now() - began) / 3_600_000;
      if (usage) samples.get(name)!.push({ hours, rssMiB: usage.rssMiB });
    }
    await Promise.race([running, wait(EVERY_MS)]);
  }
  await running;
  return samples;
}

/** How many files and connections each instance has open when it has had nothing to do for a while. */
async function descriptorsAtRest(rig: Rig): Promise<number[]> {
  await drained(rig, SETTLE_MS);
  await wait(REST_MS);
  const open = rig.instances.map(async ({ pid }) => (await readdir(`/proc/${pid}/fd`)).length);
  return Promise.all(open);
}

/** What a service holds: how steeply the least of each window rises, since between two collections memory goes up and down. */
function holding(name: string, samples: readonly Sample[]) {
  const warm = samples.slice(Math.floor(samples.length * WARM_UP));
  const length = Math.ceil(warm.length / WINDOWS);
  const windows = Array.from({ length: WINDOWS }, (_, index) =>
    warm.slice(index * length, (index + 1) * length),
  ).filter((window) => window.length > 0);
  const floors = windows.map((window) =>
    window.reduce((one, other) => (other.rssMiB < one.rssMiB ? other : one)),
  );
  const slope = slopeOf(floors.map(({ hours, rssMiB }) => [hours, rssMiB]));
  return {
    name,
    floorMiB: floors.map(({ rssMiB }) => rssMiB),
    mostMiB: Math.max(...warm.map(({ rssMiB }) => rssMiB)),
    percentPerHour: (100 * slope) / (floors[0]?.rssMiB || 1),
  };
}

const inWords = ({ name, floorMiB, mostMiB, percentPerHour }: ReturnType<typeof holding>) =>
  `${name}: ${floorMiB.map(Math.round).join(' ')} MiB at least, ${mostMiB.toFixed(0)} at most, ${percentPerHour.toFixed(1)} %/h`;

/** Of the straight line nearest to the points. */
function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([each]) => each)), mean(points.map(([, each]) => each))];
  const over = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
  const under = points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
  return under === 0 ? 0 : over / under;
}

async function kitRows(home: string): Promise<number> {
  const files = (await readdir(join(home, 'data'))).filter((file) => file.endsWith('.sqlite'));
  return files.reduce((sum, file) => {
    const database = new DatabaseSync(join(home, 'data', file), { readOnly: true });
    const count = (table: string) => Number(database.prepare(`select count(*) as n from ${table}`).get()?.n);
    const rows = count('kit_inbox') + count('kit_outbox');
    database.close();
    return sum + rows;
  }, 0);
}
