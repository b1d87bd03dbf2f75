import { setTimeout as wait } from 'node:timers/promises';
import { check } from '../check/check.ts';
import { drained } from '../check/drained.ts';
import { Load } from '../rig/load.ts';
import { seeded } from '../rig/random.ts';
import type { Rig } from '../rig/rig.ts';
import { until } from '../rig/until.ts';
import { Asking } from './asking.ts';
import type { Place, Scenario } from './scenario.ts';
import type { Course, WebhookDoor } from './webhook/door.ts';
import { withDoor } from './webhook/fleet.ts';

const INSTANCES = 2;
const MOST_COPIES = 5;
const STALL_MS = 10_000;
const STALLED = 0.02;
const ASKS_PER_SECOND = 5;
const SETTLE_MS = 300_000;

/** Telegram delivers each update one to five times, to either of two gateways; then its ids go on from a lower number. */
export const twiceTold: Scenario = {
  promise: 'P30',
  title:
    'an update delivered often, late, to two gateways has one effect and one answer; lower ids are taken',
  run: (place) => {
    const { rate, minutes } = place.options;
    const shape = { perSecond: rate, seconds: minutes * 60, asksPerSecond: 0, instances: INSTANCES };
    return withDoor(place, shape, (rig, door) => course(rig, door, place));
  },
};

async function course(rig: Rig, door: WebhookDoor, { options: { rate, minutes, seed }, tell }: Place) {
  const [load, asking] = [new Load(rig), new Asking(rig.telegram)];
  const copies = copying(seeded(seed).next);
  door.course = copies.course;
  const before = door.deliveries.length;
  for (const half of [1, 2]) {
    const seconds = minutes * 30;
    tell(`half ${half} of ${seconds} s`);
    await Promise.all([
      load.run({ perSecond: rate, seconds, asksPerSecond: 0 }),
      asking.run(ASKS_PER_SECOND, seconds),
    ]);
    if (half === 1) rig.telegram.sandbox.jumpUpdateIds();
  }
  await until('the last copies are delivered', () => copies.underWay() === 0, SETTLE_MS);
  const { left } = await drained(rig, SETTLE_MS);
  const found = await check(rig, load);
  const answers = rig.telegram.messages.filter(({ isAnswer }) => isAnswer).length;
  const wanted = asking.asked.length + rig.telegram.followers.length;
  const delivered = door.deliveries.length - before;
  const broken = door.deliveries.filter(({ status }) => status !== 200).length;
  const passed =
    found.lost + found.doubled + found.unexpected + found.told.repeated + broken === 0 &&
    answers === wanted &&
    Object.keys(left).length === 0 &&
    rig.crashes.length === 0;
  const figure = [
    `${load.reactions.length + asking.asked.length} updates delivered ${delivered} times to ${INSTANCES} gateways, ${copies.stalled()} of them 10 s late`,
    `lost ${found.lost}, doubled ${found.doubled}, unexpected ${found.unexpected}`,
    `${answers} answers to ${wanted} questions`,
    `not answered with 200: ${broken}`,
  ];
  return { passed, figure: figure.join('; ') };
}

/** Each update several times, to gateways by chance, some copies late. Telegram is told what the first was answered. */
function copying(random: () => number) {
  let [underWay, stalled] = [0, 0];
  const course: Course = async (deliver) => {
    const deliveries = Array.from({ length: 1 + Math.floor(random() * MOST_COPIES) }, async (_, copy) => {
      const gateway = Math.floor(random() * INSTANCES);
      const late = copy > 0 && random() < STALLED;
      underWay += 1;
      if (late) stalled += 1;
      if (late) await wait(STALL_MS);
      return deliver(gateway).finally(() => {
        underWay -= 1;
      });
    });
    return (await deliveries[0]!).status;
  };
  return { course, underWay: () => underWay, stalled: () => stalled };
}
