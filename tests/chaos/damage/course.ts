import { setTimeout as wait } from 'node:timers/promises';
import { type Checked, check } from '../check/check.ts';
import { drained, waiting } from '../check/drained.ts';
import { Load, postsFor } from '../rig/load.ts';
import { type Random, seeded } from '../rig/random.ts';
import { Rig } from '../rig/rig.ts';
import { secondsUntil } from '../scenarios/course.ts';
import type { Place, Shown } from '../scenarios/scenario.ts';
import type { Damage } from './files.ts';
import { Recorder } from './recorder.ts';

/** How much is done in a fleet whose stream is damaged. */
export interface DamageShape {
  readonly users: number;
  readonly perSecond: number;
  /** How long nobody reads what is published, before it is hit. */
  readonly unreadSeconds: number;
}

const BETWEEN_S = 20;
/** Longer than from one round of the audit to the next: what was published just before a loss may be found by the second. */
const AFTER_S = 35;
const DRAIN_MS = 300_000;
/** The promise: a gap is found within five minutes. */
const FOUND_S = 300;
const REREAD_MS = 3_000;
const READERS = ['wallet-1', 'missions-1', 'achievements-1'];

/** Damages the disk of NATS under load, once after the other, each time with messages on it that nobody has read yet. */
export async function damaged(
  damages: readonly Damage[],
  shape: DamageShape,
  { folder, options, tell }: Place,
): Promise<Shown> {
  const { users, perSecond, unreadSeconds } = shape;
  const seconds = damages.length * (BETWEEN_S + unreadSeconds) + AFTER_S;
  const work = { perSecond, seconds, asksPerSecond: 1 };
  const { documents } = options;
  const posts = postsFor(work, users);
  const rig = await Rig.start({ folder, users, posts, documents, instances: 1 });
  try {
    const load = new Load(rig);
    const recorder = new Recorder(rig.connection);
    await recorder.begin();
    const [found] = await Promise.all([
      inflictAll(rig, damages, shape, recorder, seeded(options.seed), tell),
      load.run(work),
    ]);
    const { seconds: drainSeconds, left } = await drained(rig, DRAIN_MS);
    const checked = await check(rig, load, { recorded: recorder.messages });
    return shown(checked, { damages, shape, found, drainSeconds, left: Object.keys(left), load, rig, tell });
  } finally {
    await rig.stop();
  }
}

/** What came of a damage: how many messages were missing, after how many seconds that was found and all done again. */
interface Found {
  readonly missing: number;
  readonly seconds: number;
  readonly doneSeconds: number;
}

async function inflictAll(
  rig: Rig,
  damages: readonly Damage[],
  shape: DamageShape,
  recorder: Recorder,
  random: Random,
  tell: Place['tell'],
): Promise<Found[]> {
  const found: Found[] = [];
  for (const damage of damages) {
    await wait(BETWEEN_S * 1_000);
    const before = await gapsOf(rig);
    await inflict(rig, damage, shape, recorder, random);
    const seconds = await secondsUntil(async () => (await gapsOf(rig)) !== before, FOUND_S);
    const doneSeconds = seconds + (await secondsUntil(() => caughtUp(rig, shape), FOUND_S));
    const missing = (await gapsOf(rig)) - before;
    found.push({ missing, seconds, doneSeconds });
    tell(
      `${damage.name}: ${missing} missing, found after ${seconds} s, all done again after ${doneSeconds.toFixed(1)} s`,
    );
  }
  return found;
}

/** Whether no more waits on the streams than what comes in a second. */
async function caughtUp(rig: Rig, { perSecond }: DamageShape): Promise<boolean> {
  const depths = Object.entries(
    await waiting(rig).catch(() => ({ 'not answered': Number.POSITIVE_INFINITY })),
  );
  return depths.every(([, depth]) => depth <= perSecond);
}

/** What is published while nobody reads is hit. */
async function inflict(
  rig: Rig,
  { inflict: harm }: Damage,
  { unreadSeconds }: DamageShape,
  recorder: Recorder,
  random: Random,
) {
  const readers = READERS.map((name) => rig.target(name));
  for (const reader of readers) await reader.signal('SIGSTOP');
  await wait(unreadSeconds * 1_000);
  const server = rig.target('nats-server');
  await server.signal('SIGSTOP');
  await harm(rig.nats.dir, random);
  const pid = await server.signal('SIGKILL');
  await server.replaced(pid);
  await server.serving();
  for (const reader of readers) await reader.signal('SIGCONT');
  await recorder.begin().catch(() => wait(REREAD_MS).then(() => recorder.begin()));
}

/** How many messages the services have found missing so far. */
async function gapsOf(rig: Rig): Promise<number> {
  const each = await Promise.all(
    rig.instances.map(async ({ url }) => {
      const metrics = await fetch(`${url}/metrics`).then(
        (answer) => answer.text(),
        () => '',
      );
      return Number(/^yabot_stream_gap_messages_total\{.*\} (\d+)$/m.exec(metrics)?.[1] ?? 0);
    }),
  );
  return each.reduce((sum, gaps) => sum + gaps, 0);
}

interface Seen {
  readonly damages: readonly Damage[];
  readonly shape: DamageShape;
  readonly found: readonly Found[];
  readonly drainSeconds: number;
  readonly left: readonly string[];
  readonly load: Load;
  readonly rig: Rig;
  readonly tell: Place['tell'];
}

function shown(
  checked: Checked,
  { damages, shape, found, drainSeconds, left, load, rig, tell }: Seen,
): Shown {
  const { lost, doubled, unexpected, ledger, sets } = checked;
  for (const set of sets) {
    const wrong = [...set.lost, ...set.doubled, ...set.unexpected];
    if (wrong.length > 0) tell(`${set.name}: ${wrong.length}, such as ${wrong.slice(0, 3).join(', ')}`);
  }
  const latest = Math.max(...found.map((each) => each.seconds));
  const most = found.reduce((one, other) => (other.missing > one.missing ? other : one));
  const isRight = lost + doubled + unexpected + left.length === 0 && ledger.sound && rig.crashes.length === 0;
  return {
    passed: isRight && latest < FOUND_S,
    figure:
      `${damages.map(({ name }) => name).join('; ')}: under ${shape.perSecond} reactions/s, ${load.reactions.length} reactions: lost ${lost}, ` +
      `doubled ${doubled}, unexpected ${unexpected}, ledger ${ledger.sound ? 'clean' : 'NOT CLEAN'}; gaps found after at most ` +
      `${latest} s, of ${most.missing} messages all done again after ${most.doneSeconds.toFixed(1)} s; queues empty ` +
      `${drainSeconds} s after the load`,
  };
}
