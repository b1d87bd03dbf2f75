import { type Checked, check } from './check/check.ts';
import { drained, type Waiting } from './check/drained.ts';
import { checkTraces, type TraceCheck } from './check/traces.ts';
import type { Fault } from './faults/fault.ts';
import { inflictAll, planned, type Struck } from './faults/strikes.ts';
import type { Options } from './options.ts';
import { Load, postsFor } from './rig/load.ts';
import { seeded } from './rig/random.ts';
import { Rig } from './rig/rig.ts';
import { type Sample, sample } from './rig/samples.ts';

/** What a run showed. */
export interface Run extends Checked {
  readonly options: Options;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly struck: readonly Struck[];
  /** Kinds that could not be had, and why. */
  readonly missing: readonly { readonly fault: string; readonly why: string }[];
  readonly samples: readonly Sample[];
  readonly load: Load;
  readonly drainSeconds: number;
  /** What still waited after that. */
  readonly left: Waiting;
  /** Ends of processes that no fault asked for. */
  readonly crashes: readonly { readonly name: string; readonly reason: string }[];
  readonly traces: TraceCheck;
  readonly messages: Rig['telegram']['messages'];
}

const DRAIN_MS = 300_000;
const MINUTE_S = 60;
const ASKS_PER_SECOND = 2;

/** Puts the fleet under load, hurts it all the while, and looks at every effect in the end. */
export async function run(
  folder: string,
  options: Options,
  faults: readonly Fault[],
  tell: (what: string) => void,
): Promise<Run> {
  const { rate: perSecond, users, instances, documents, every, minutes, seed } = options;
  const shape = { perSecond, seconds: minutes * MINUTE_S, asksPerSecond: ASKS_PER_SECOND };
  tell(`${users} followers open the chat`);
  const rig = await Rig.start({ folder, users, instances, documents, posts: postsFor(shape, users) });
  try {
    const { usable, missing } = await usableOf(rig, chosen(faults, options.only));
    for (const { fault, why } of missing) tell(`left out: ${fault}, as ${why}`);
    const count = Math.floor(shape.seconds / every);
    const kinds = usable.map((fault) => ({ name: fault.name, targets: fault.targets(rig) }));
    const strikes = planned(seeded(seed), count, kinds);
    const load = new Load(rig);
    const samples = sample(rig);
    const startedAt = performance.timeOrigin + performance.now();
    let over = 0;
    const course = {
      strikes,
      everySeconds: every,
      tell: (struck: Struck) => tell(progress(struck, ++over, count)),
    };
    const [struck] = await Promise.all([inflictAll(rig, usable, course), load.run(shape)]);
    const endedAt = performance.timeOrigin + performance.now();
    tell('the queues drain');
    const { seconds: drainSeconds, left } = await drained(rig, DRAIN_MS);
    const found = { struck, missing, startedAt, endedAt, drainSeconds, left, load, options };
    tell('every effect is looked at');
    const clocksRight = struck.every(({ fault }) => fault !== 'clock');
    const checked = await check(rig, load, { clocksRight });
    tell(`yabot trace explains ${options.traces} actions`);
    const traces = await checkTraces(rig, checked.everything, options.traces, seeded(seed));
    return {
      ...found,
      ...checked,
      traces,
      samples: samples(),
      crashes: rig.crashes,
      messages: rig.telegram.messages,
    };
  } finally {
    await rig.stop();
  }
}

function chosen(faults: readonly Fault[], only: readonly string[]): readonly Fault[] {
  const unknown = only.find((name) => !faults.some((fault) => fault.name === name));
  if (unknown) throw new Error(`No fault is called ${unknown}: there are ${faults.map(({ name }) => name)}`);
  return only.length === 0 ? faults : faults.filter(({ name }) => only.includes(name));
}

async function usableOf(rig: Rig, faults: readonly Fault[]) {
  const whys = await Promise.all(faults.map((fault) => fault.missing?.(rig)));
  const missing = faults.flatMap(({ name }, index) => {
    const why = whys[index];
    return why ? [{ fault: name, why }] : [];
  });
  return { usable: faults.filter((_, index) => !whys[index]), missing };
}

function progress({ fault, target, note, healedAfterMs }: Struck, over: number, count: number): string {
  const end = healedAfterMs === null ? 'NOT HEALED' : `well after ${(healedAfterMs / 1_000).toFixed(1)} s`;
  return `${over}/${count} ${fault} ${target} (${note}): ${end}`;
}
