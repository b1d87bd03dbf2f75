import { setTimeout as wait } from 'node:timers/promises';
import { check } from '../check/check.ts';
import { drained, waiting } from '../check/drained.ts';
import { Load, postsFor } from '../rig/load.ts';
import { type Random, seeded } from '../rig/random.ts';
import { Rig } from '../rig/rig.ts';
import { secondsUntil } from '../scenarios/course.ts';
import type { Place, Shown } from '../scenarios/scenario.ts';
import type { Damage } from './files.ts';
import { gapsOf } from './gaps.ts';
import { Recorder } from './recorder.ts';
import { type DamageShape, FOUND_S, type Found, shown } from './verdict.ts';

/** A fleet whose stream is damaged. */
interface Stage {
  readonly rig: Rig;
  readonly shape: DamageShape;
  readonly recorder: Recorder;
  readonly random: Random;
  readonly tell: Place['tell'];
}

const BETWEEN_S = 20;
/** Longer than from one round of the audit to the next: what was published just before a loss may be found by the second. */
const AFTER_S = 35;
const DRAIN_MS = 300_000;
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
    const stage = { rig, shape, recorder, random: seeded(options.seed), tell };
    const [found] = await Promise.all([inflictAll(stage, damages), load.run(work)]);
    const { seconds: drainSeconds, left } = await drained(rig, DRAIN_MS);
    const checked = await check(rig, load, { recorded: recorder.messages });
    return shown(checked, { damages, shape, found, drainSeconds, left: Object.keys(left), load, rig, tell });
  } finally {
    await rig.stop();
  }
}

async function inflictAll(stage: Stage, damages: readonly Damage[]): Promise<Found[]> {
  const { rig, tell } = stage;
  const found: Found[] = [];
  for (const damage of damages) {
    await wait(BETWEEN_S * 1_000);
    const before = await gapsOf(rig);
    await inflict(stage, damage);
    const seconds = await secondsUntil(async () => (await gapsOf(rig)) !== before, FOUND_S);
    const doneSeconds = seconds + (await secondsUntil(() => caughtUp(stage), FOUND_S));
    const missing = (await gapsOf(rig)) - before;
    found.push({ missing, seconds, doneSeconds });
    tell(
      `${damage.name}: ${missing} missing, found after ${seconds} s, all done again after ${doneSeconds.toFixed(1)} s`,
    );
  }
  return found;
}

/** Whether no more waits on the streams than what comes in a second. */
async function caughtUp({ rig, shape: { perSecond } }: Stage): Promise<boolean> {
  const depths = Object.entries(
    await waiting(rig).catch(() => ({ 'not answered': Number.POSITIVE_INFINITY })),
  );
  return depths.every(([, depth]) => depth <= perSecond);
}

/** What is published while nobody reads is hit. */
async function inflict({ rig, shape, recorder, random }: Stage, { inflict: harm }: Damage) {
  const readers = READERS.map((name) => rig.target(name));
  for (const reader of readers) await reader.signal('SIGSTOP');
  await wait(shape.unreadSeconds * 1_000);
  const server = rig.target('nats-server');
  await server.signal('SIGSTOP');
  await harm(rig.nats.dir, random);
  const pid = await server.signal('SIGKILL');
  await server.replaced(pid);
  await server.serving();
  for (const reader of readers) await reader.signal('SIGCONT');
  await recorder.begin().catch(() => wait(REREAD_MS).then(() => recorder.begin()));
}
