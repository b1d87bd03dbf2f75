import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DOCUMENTS, type DocumentsKind } from '../../shared/documents.ts';
import { wallClock } from '../../shared/measure/clock.ts';
import { check } from '../check/check.ts';
import { drained } from '../check/drained.ts';
import { noSmallDisks, SmallDisk } from '../disk/small-disk.ts';
import { Load, postsFor } from '../rig/load.ts';
import { Rig } from '../rig/rig.ts';
import type { Place, Scenario, Shown } from './scenario.ts';

const USERS = 50;
const SHAPE = { perSecond: 20, seconds: 50, asksPerSecond: 2 };
/** The folders of a run, and who is expected to end when their disk is full. */
const DISKS = { nats: 'nats-server', mongo: 'mongod', data: undefined } as const;
const BEFORE_MS = 5_000;
const FULL_MS = 40_000;
const REPLY_MS = 2_000;
const DRAIN_S = 60;
/** That nothing can be done now is told to each once a minute, and not at each try. */
const EXCUSE = /^Ahora mismo no puedo atenderte. No se ha perdido nada/;
const EXCUSED_MS = 60_000;

/** One disk after the other is full for a while: of a fleet on SQLite that of NATS and that of all other files, of one on MongoDB that of MongoDB. */
export const fullDisk: Scenario = {
  promise: 'P22',
  title: 'a full disk fails clean, and what waited is done when there is room',
  documents: 'both',
  missing: noSmallDisks,
  async run(place) {
    const shown = [
      await onSmallDisks(place, 'sqlite', ['nats', 'data']),
      await onSmallDisks(place, 'mongo', ['mongo']),
    ];
    return {
      passed: shown.every(({ passed }) => passed),
      figure: shown.map(({ figure }) => figure).join('; '),
    };
  },
};

async function onSmallDisks(
  { folder, tell }: Place,
  documents: DocumentsKind,
  names: readonly (keyof typeof DISKS)[],
): Promise<Shown> {
  const disks = new Map<keyof typeof DISKS, SmallDisk>();
  const prepared = async (home: string) => {
    for (const name of names) disks.set(name, await SmallDisk.mounted(join(home, name)));
  };
  const posts = postsFor(SHAPE, USERS) * (names.length + 1);
  const rig = await Rig.start({ folder, users: USERS, posts, instances: 1, documents, prepared });
  try {
    const load = new Load(rig);
    const courses: string[] = [];
    let isRight = true;
    for (const [name, disk] of disks) {
      const course = await full(rig, load, disk, DISKS[name]);
      isRight &&= course.unanswered === 0 && course.drainSeconds <= DRAIN_S && course.left.length === 0;
      courses.push(
        `${name}: ${course.asked} asked, ${course.unanswered} not answered within ${REPLY_MS / 1_000} s, ` +
          `all done ${course.drainSeconds.toFixed(0)} s after there was room`,
      );
      tell(`${courses.at(-1)} ${course.left.join(', ')}`);
    }
    const { lost, doubled, unexpected, ledger, sets } = await check(rig, load);
    for (const set of sets) {
      const wrong = [...set.lost, ...set.doubled, ...set.unexpected];
      if (wrong.length > 0) tell(`${set.name}: ${wrong.length}, such as ${wrong.slice(0, 3).join(', ')}`);
    }
    // MongoDB ends whenever it cannot write, and each time it is started again while there is no room.
    const crashes = rig.crashes.filter(({ name }) => name !== DISKS.mongo);
    for (const { name, reason } of crashes) tell(`${name} ended: ${reason}`);
    return {
      passed: isRight && lost + doubled + unexpected + crashes.length === 0 && ledger.sound,
      figure: `documents in ${DOCUMENTS[documents]}, ${courses.join(', ')}, lost ${lost}, doubled ${doubled}, unexpected ${unexpected}, ${crashes.length} other processes ended`,
    };
  } finally {
    for (const disk of disks.values()) disk.remove();
    await rig.stop();
  }
}

async function full(rig: Rig, load: Load, disk: SmallDisk, ends: string | undefined) {
  const asksBefore = load.asks.length;
  const loading = load.run(SHAPE);
  await wait(BEFORE_MS);
  const began = wallClock();
  if (ends) rig.target(ends).expectEnd();
  await disk.fill();
  await wait(FULL_MS);
  const ended = wallClock();
  await disk.grow();
  const grown = performance.now();
  await loading;
  const { left } = await drained(rig, 180_000);
  const asked = load.asks.slice(asksBefore).filter(({ dueAt }) => dueAt > began && dueAt < ended - REPLY_MS);
  const isAnswered = ({ personId, dueAt }: (typeof asked)[number]) =>
    rig.telegram.messages.some((message) => {
      if (message.personId !== personId || message.at > dueAt + REPLY_MS) return false;
      return message.isAnswer
        ? message.at >= dueAt
        : EXCUSE.test(message.text) && message.at >= dueAt - EXCUSED_MS;
    });
  return {
    asked: asked.length,
    unanswered: asked.filter((ask) => !isAnswered(ask)).length,
    drainSeconds: (performance.now() - grown) / 1_000,
    left: Object.keys(left),
  };
}
