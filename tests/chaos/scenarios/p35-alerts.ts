import { setTimeout as wait } from 'node:timers/promises';
import { Load, postsFor } from '../rig/load.ts';
import { Rig } from '../rig/rig.ts';
import { findPrometheus, Prometheus } from '../rig/tools/prometheus.ts';
import { ofData } from './alerts/of-data.ts';
import { ofProcesses } from './alerts/of-processes.ts';
import { ofTelegram } from './alerts/of-telegram.ts';
import type { TellingFault } from './alerts/telling.ts';
import type { Place, Scenario, Shown } from './scenario.ts';

const WITHIN_MS = 60_000;
const SILENT_MS = 360_000;
const LOOK_MS = 500;
const USERS = 30;
const LOAD = { perSecond: 10, asksPerSecond: 1 };
/** For all faults, each with its healing. */
const FAULTS_SECONDS = 3_600;
/** Small, so that it is filled quickly, and enough for what is said in a healthy minute. */
const STREAM_BYTES = { atFirst: 50_000_000, aMinute: 10_000_000 };

const FAULTS: readonly TellingFault[] = [...ofTelegram, ...ofProcesses, ...ofData];

interface Told {
  readonly what: string;
  readonly alert: string;
  /** Undefined when it did not come in time. */
  readonly seconds: number | undefined;
}

/** Every fault tells, or those whose alerts `--only` names: a real Prometheus with the shipped alerts watches a fleet under load that is hurt in many ways. */
export const everyFaultTells: Scenario = {
  promise: 'P35',
  documents: 'mongo',
  title: 'every injected fault raises its alert within a minute, and a healthy time raises none',
  async missing() {
    const tool = await findPrometheus();
    return 'missing' in tool ? tool.missing : undefined;
  },
  async run(place) {
    const tool = await findPrometheus();
    if ('missing' in tool) throw new Error(tool.missing);
    await Prometheus.testAlerts(tool.path);
    const { documents, minutes } = place.options;
    const shape = { ...LOAD, seconds: FAULTS_SECONDS + minutes * 60 };
    const maxBytes = STREAM_BYTES.atFirst + minutes * STREAM_BYTES.aMinute;
    const rig = await Rig.start({
      folder: place.folder,
      users: USERS,
      posts: postsFor(shape, USERS),
      instances: 1,
      documents,
      settings: (service) => ({
        NATS_STREAM_MAX_BYTES: String(maxBytes),
        ...(service === 'wallet' && { LEDGER_AUDIT_SECONDS: '20' }),
      }),
    });
    const prometheus = await Prometheus.start(
      tool.path,
      rig.home,
      rig.instances.map(({ url }) => url),
    );
    try {
      return await underLoad(rig, () => course(rig, prometheus, place));
    } finally {
      await prometheus.stop();
      await rig.stop();
    }
  },
};

/** Followers go on reacting until the work is over. */
async function underLoad<T>(rig: Rig, work: () => Promise<T>): Promise<T> {
  const load = new Load(rig);
  let over = false;
  const loading = (async () => {
    while (!over) await load.run({ ...LOAD, seconds: 1 });
  })();
  try {
    return await work();
  } finally {
    over = true;
    await loading;
  }
}

async function course(rig: Rig, prometheus: Prometheus, { options, tell }: Place): Promise<Shown> {
  const minutes = options.minutes;
  const falseAlarms = await alertsWithin(prometheus, minutes * 60_000);
  tell(`${minutes} healthy minutes: ${falseAlarms.length === 0 ? 'no alert' : falseAlarms.join(', ')}`);
  const told: Told[] = [];
  for (const fault of FAULTS.filter(
    ({ alert }) => options.only.length === 0 || options.only.includes(alert),
  )) {
    const one = await toldBy(fault, rig, prometheus);
    told.push(one);
    tell(
      `${one.what}: ${one.alert} ${one.seconds === undefined ? 'did not come' : `after ${one.seconds} s`}`,
    );
  }
  const left = await silence(prometheus);
  const inTime = told.flatMap(({ seconds }) => seconds ?? []);
  const missed = told.filter(({ seconds }) => seconds === undefined).map(({ alert }) => alert);
  return {
    passed: missed.length + falseAlarms.length + left.length === 0,
    figure: [
      `${inTime.length} of ${told.length} faults told within 60 s, the slowest after ${Math.max(0, ...inTime)} s`,
      ...(missed.length > 0 ? [`not told: ${missed.join(', ')}`] : []),
      `${falseAlarms.length} alerts in ${minutes} healthy minutes${falseAlarms.map((name) => ` ${name}`)}`,
      left.length === 0 ? 'all silent in the end' : `still firing in the end: ${left.join(', ')}`,
    ].join('; '),
  };
}

async function alertsWithin(prometheus: Prometheus, milliseconds: number): Promise<string[]> {
  const seen = new Set<string>();
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    for (const { alert } of await prometheus.firing()) seen.add(alert);
    await wait(LOOK_MS);
  }
  return [...seen];
}

async function toldBy({ what, alert, begin }: TellingFault, rig: Rig, prometheus: Prometheus): Promise<Told> {
  const fires = async () => (await prometheus.firing()).some((firing) => firing.alert === alert);
  // One that still fires of an earlier fault would tell nothing.
  for (const end = performance.now() + SILENT_MS; (await fires()) && performance.now() < end; )
    await wait(LOOK_MS);
  const began = performance.now();
  const heal = await begin(rig);
  let seconds: number | undefined;
  while (seconds === undefined && performance.now() - began < WITHIN_MS) {
    await wait(LOOK_MS);
    if (await fires()) seconds = Math.round((performance.now() - began) / 1_000);
  }
  await heal();
  return { what, alert, seconds };
}

/** @returns what still fires when all has been well for a while */
async function silence(prometheus: Prometheus): Promise<string[]> {
  const end = performance.now() + SILENT_MS;
  for (;;) {
    const firing = await prometheus.firing();
    if (firing.length === 0 || performance.now() > end) return [...new Set(firing.map(({ alert }) => alert))];
    await wait(LOOK_MS);
  }
}
