import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { usageOf } from '../../shared/measure/process-usage.ts';
import { Load, postsFor } from '../rig/load.ts';
import { Rig } from '../rig/rig.ts';
import type { Scenario } from './scenario.ts';

const SAMPLES = 30;
/** Of the run: until then caches and pools fill. */
const WARM_UP = 0.3;
const STEADY_PERCENT_PER_HOUR = 5;
const ROWS_PER_REACTION = 40;

interface Sample {
  readonly hours: number;
  readonly rssMiB: number;
  readonly descriptors: number;
}

/** What a service holds does not grow with what it has done. `--minutes` says for how long. */
export const soak: Scenario = {
  promise: 'P27',
  title:
    'memory and descriptors stay as they are under load, and inbox and outbox stay bounded by what was handled',
  async run({ folder, options, tell }) {
    const { users, rate: perSecond, minutes } = options;
    const shape = { perSecond, seconds: minutes * 60, asksPerSecond: 2 };
    const rig = await Rig.start({ folder, users, posts: postsFor(shape, users), instances: 1 });
    try {
      const load = new Load(rig);
      const samples = new Map<string, Sample[]>(rig.instances.map(({ name }) => [name, []]));
      const began = performance.now();
      let running = true;
      const sampling = (async () => {
        while (running) {
          for (const { name, pid } of rig.instances) {
            const [usage, descriptors] = await Promise.all([pid ? usageOf(pid) : undefined, openFiles(pid)]);
            const hours = (performance.now() - began) / 3_600_000;
            if (usage) samples.get(name)!.push({ hours, rssMiB: usage.rssMiB, descriptors });
          }
          await wait((shape.seconds * 1_000) / SAMPLES);
        }
      })();
      await load.run(shape);
      running = false;
      await sampling;
      const warm = (each: readonly Sample[]) => each.slice(Math.floor(each.length * WARM_UP));
      const slopes = [...samples].map(([name, all]) => {
        const each = warm(all);
        const first = each[0]?.rssMiB ?? 0;
        const rssPercentPerHour =
          (100 * slopeOf(each.map(({ hours, rssMiB }) => [hours, rssMiB]))) / (first || 1);
        const descriptors = each.map((sample) => sample.descriptors);
        return {
          name,
          rssMiB: each.at(-1)?.rssMiB ?? 0,
          rssPercentPerHour,
          low: Math.min(...descriptors),
          high: Math.max(...descriptors),
        };
      });
      for (const { name, ...slope } of slopes) {
        tell(
          `${name}: ${slope.rssMiB.toFixed(0)} MiB, ${slope.rssPercentPerHour.toFixed(1)} %/h, ${slope.low} to ${slope.high} descriptors`,
        );
      }
      const rows = await kitRows(rig.home);
      const perReaction = rows / load.reactions.length;
      const worst = Math.max(...slopes.map(({ rssPercentPerHour }) => rssPercentPerHour));
      const leaking = slopes.filter(({ low, high }) => high > 2 * low + 20).length;
      return {
        passed:
          worst <= STEADY_PERCENT_PER_HOUR &&
          leaking === 0 &&
          perReaction <= ROWS_PER_REACTION &&
          rig.crashes.length === 0,
        figure: `${minutes} min at ${perSecond}/s: steepest memory ${worst.toFixed(1)} %/h after warm-up, ${leaking} services with growing descriptors, ${perReaction.toFixed(1)} rows of inbox and outbox a reaction in SQLite, ${rig.crashes.length} crashes`,
      };
    } finally {
      await rig.stop();
    }
  },
};

const openFiles = (pid: number | undefined) =>
  readdir(`/proc/${pid}/fd`).then(
    (files) => files.length,
    () => 0,
  );

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
