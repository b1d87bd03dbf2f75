import { setTimeout as wait } from 'node:timers/promises';
import { DOCUMENTS, type DocumentsKind } from '../../shared/documents.ts';
import { type Checked, check } from '../check/check.ts';
import { drained } from '../check/drained.ts';
import { DiskImage, noImages } from '../disk/image.ts';
import { Load, postsFor } from '../rig/load.ts';
import { type Random, seeded } from '../rig/random.ts';
import { Rig } from '../rig/rig.ts';
import type { Place, Scenario, Shown } from './scenario.ts';

/** Of each kind of fleet. */
const CUTS = 10;
const USERS = 100;
const PER_SECOND = 50;
const SECONDS = 120;
const START_S = 10;
const BETWEEN_MS = { least: 3_000, most: 8_000 };
const DRAIN_MS = 120_000;

/** The power of the whole machine fails while the fleet is at work; Telegram and the followers know nothing of it. */
export const powerCut: Scenario = {
  promise: 'P2',
  title: 'a power cut loses nothing that was acknowledged',
  documents: 'both',
  missing: noImages,
  async run(place) {
    const shown: Shown[] = [];
    for (const documents of ['sqlite', 'mongo'] as const)
      shown.push(await DiskImage.during((disk) => course(disk, documents, place)));
    return {
      passed: shown.every(({ passed }) => passed),
      figure: shown.map(({ figure }) => figure).join('; '),
    };
  },
};

async function course(disk: DiskImage, documents: DocumentsKind, { tell, options }: Place): Promise<Shown> {
  tell(`documents in ${DOCUMENTS[documents]}`);
  const shape = { perSecond: PER_SECOND, seconds: SECONDS, asksPerSecond: 1 };
  const posts = postsFor(shape, USERS);
  const rig = await Rig.start({ folder: disk.path, users: USERS, posts, documents, instances: 1 });
  try {
    const load = new Load(rig);
    const [starts] = await Promise.all([cuts(rig, disk, seeded(options.seed), tell), load.run(shape)]);
    const { seconds, left } = await drained(rig, DRAIN_MS);
    const checked = await check(rig, load);
    tellOf(checked, tell);
    const { lost, doubled, unexpected, ledger } = checked;
    const isRight = lost + doubled + unexpected + Object.keys(left).length === 0 && ledger.sound;
    const slowest = Math.max(...starts);
    return {
      passed: isRight && slowest <= START_S && rig.crashes.length === 0,
      figure:
        `documents in ${DOCUMENTS[documents]}, ${CUTS} cuts under ${PER_SECOND} reactions/s, ${load.reactions.length} reactions: lost ${lost}, doubled ${doubled}, ` +
        `unexpected ${unexpected}, ledger ${ledger.sound ? 'clean' : 'NOT CLEAN'}; all served again after ${median(starts).toFixed(1)} s, ` +
        `at most ${slowest.toFixed(1)} s; queues empty ${seconds} s after the load`,
    };
  } finally {
    await rig.stop();
  }
}

/** @returns how long it took each time until everything served again, in seconds */
async function cuts(rig: Rig, disk: DiskImage, random: Random, tell: Place['tell']): Promise<number[]> {
  const starts: number[] = [];
  while (starts.length < CUTS) {
    await wait(random.whole(BETWEEN_MS.least, BETWEEN_MS.most));
    starts.push(await cut(rig, disk));
    tell(`cut ${starts.length}/${CUTS}: all served again after ${starts.at(-1)!.toFixed(1)} s`);
  }
  return starts;
}

async function cut(rig: Rig, disk: DiskImage): Promise<number> {
  await Promise.all(rig.targets.map((target) => target.signal('SIGSTOP')));
  await disk.cutPower();
  const restarted = performance.now();
  const pids = await Promise.all(rig.targets.map((target) => target.signal('SIGKILL')));
  await Promise.all(
    rig.targets.map(async (target, index) => {
      await target.replaced(pids[index]!);
      await target.serving();
    }),
  );
  return (performance.now() - restarted) / 1_000;
}

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** The first of what is wrong. */
function tellOf({ sets, told }: Checked, tell: Place['tell']) {
  for (const { name, lost, doubled, unexpected } of [...sets, { name: 'told', doubled: [], ...told }]) {
    const wrong = [...lost, ...doubled, ...unexpected].slice(0, 3);
    if (wrong.length > 0) tell(`${name}: ${wrong.join(', ')}`);
  }
}
