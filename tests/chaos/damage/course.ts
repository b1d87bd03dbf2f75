import { setTimeout as wait } from 'node:timers/promises';
import { type Checked, check } from '../check/check.ts';
import { drained } from '../check/drained.ts';
import { Load, postsFor } from '../rig/load.ts';
import { type Random, seeded } from '../rig/random.ts';
import { Rig } from '../rig/rig.ts';
import type { Place, Shown } from '../scenarios/scenario.ts';
import type { Damage } from './files.ts';
import { Recorder } from './recorder.ts';

const USERS = 100;
const PER_SECOND = 50;
const UNREAD_MS = 3_000;
const BETWEEN_MS = 20_000;
const DRAIN_MS = 300_000;
/** The promise: a gap is found within five minutes. */
const FOUND_S = 300;
const READERS = ['wallet-1', 'missions-1', 'achievements-1'];

/** Damages the disk of NATS under load, once after the other, each time with messages on it that nobody has read yet. */
export async function damaged(damages: readonly Damage[], { folder, options, tell }: Place): Promise<Shown> {
  const seconds = ((damages.length + 1) * BETWEEN_MS) / 1_000;
  const shape = { perSecond: PER_SECOND, seconds, asksPerSecond: 1 };
  const { documents } = options;
  const rig = await Rig.start({
    folder,
    users: USERS,
    posts: postsFor(shape, USERS),
    documents,
    instances: 1,
  });
  try {
    const load = new Load(rig);
    const recorder = new Recorder(rig.connection);
    await recorder.begin();
    const [found] = await Promise.all([
      inflictAll(rig, damages, recorder, seeded(options.seed), tell),
      load.run(shape),
    ]);
    const { seconds: drainSeconds, left } = await drained(rig, DRAIN_MS);
    const checked = await check(rig, load, { recorded: recorder.messages });
    return shown(checked, { damages, found, drainSeconds, left: Object.keys(left), load, rig, tell });
  } finally {
    await rig.stop();
  }
}

/** @returns after how many seconds the audit had found each */
async function inflictAll(
  rig: Rig,
  damages: readonly Damage[],
  recorder: Recorder,
  random: Random,
  tell: Place['tell'],
) {
  const found: number[] = [];
  for (const damage of damages) {
    await wait(BETWEEN_MS);
    const before = await gapsOf(rig);
    await inflict(rig, damage, recorder, random);
    const began = performance.now();
    while ((await gapsOf(rig)) === before && performance.now() - began < FOUND_S * 1_000) await wait(500);
    found.push((performance.now() - began) / 1_000);
    tell(
      `${damage.name}: ${(await gapsOf(rig)) - before} missing, found after ${found.at(-1)!.toFixed(1)} s`,
    );
  }
  return found;
}

/** What is published while nobody reads is hit. */
async function inflict(rig: Rig, { inflict: harm }: Damage, recorder: Recorder, random: Random) {
  const readers = READERS.map((name) => rig.target(name));
  for (const reader of readers) await reader.signal('SIGSTOP');
  await wait(UNREAD_MS);
  const server = rig.target('nats-server');
  await server.signal('SIGSTOP');
  await harm(rig.nats.dir, random);
  const pid = await server.signal('SIGKILL');
  await server.replaced(pid);
  await server.serving();
  for (const reader of readers) await reader.signal('SIGCONT');
  await recorder.begin().catch(() => wait(UNREAD_MS).then(() => recorder.begin()));
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
  readonly found: readonly number[];
  readonly drainSeconds: number;
  readonly left: readonly string[];
  readonly load: Load;
  readonly rig: Rig;
  readonly tell: Place['tell'];
}

function shown(checked: Checked, { damages, found, drainSeconds, left, load, rig, tell }: Seen): Shown {
  const { lost, doubled, unexpected, ledger, sets } = checked;
  for (const set of sets) {
    const wrong = [...set.lost, ...set.doubled, ...set.unexpected];
    if (wrong.length > 0) tell(`${set.name}: ${wrong.length}, such as ${wrong.slice(0, 3).join(', ')}`);
  }
  const latest = Math.max(...found);
  const isRight = lost + doubled + unexpected + left.length === 0 && ledger.sound && rig.crashes.length === 0;
  return {
    passed: isRight && latest < FOUND_S,
    figure:
      `${damages.map(({ name }) => name).join('; ')}: under ${PER_SECOND} reactions/s, ${load.reactions.length} reactions: lost ${lost}, ` +
      `doubled ${doubled}, unexpected ${unexpected}, ledger ${ledger.sound ? 'clean' : 'NOT CLEAN'}; gaps found after at most ` +
      `${latest.toFixed(1)} s; queues empty ${drainSeconds} s after the load`,
  };
}
