import { setTimeout as wait } from 'node:timers/promises';
import { wallClock } from '../../shared/measure/clock.ts';
import { check } from '../check/check.ts';
import { drained } from '../check/drained.ts';
import { Load } from '../rig/load.ts';
import type { Rig } from '../rig/rig.ts';
import type { ServerProcess } from '../rig/servers.ts';
import type { Target } from '../rig/target.ts';
import { Asking } from './asking.ts';
import type { Place, Scenario } from './scenario.ts';
import type { Course, Delivery, WebhookDoor } from './webhook/door.ts';
import { withDoor } from './webhook/fleet.ts';

const ASKS_PER_SECOND = 5;
/** Of each sort. */
const KILLS = 10;
const SECONDS_AROUND_A_KILL = 3;
const SETTLE_MS = 300_000;
const WITHIN_MS = 1_000;

/** The webhook is measured, also while NATS is away; then gateways are killed before and just after their 200. */
export const webhookHolds: Scenario = {
  promise: 'P31',
  title: 'the webhook answers within a second, and what it said 200 to is there whatever happens then',
  run: (place) => {
    const { rate, minutes } = place.options;
    const seconds = minutes * 60 + 2 * KILLS * SECONDS_AROUND_A_KILL;
    return withDoor(place, { perSecond: rate, seconds, asksPerSecond: 0, instances: 1 }, (rig, door) =>
      course(rig, door, place),
    );
  },
};

async function course(rig: Rig, door: WebhookDoor, { options: { rate, minutes }, tell }: Place) {
  const [load, asking] = [new Load(rig), new Asking(rig.telegram)];
  const work = (seconds: number) =>
    Promise.all([
      load.run({ perSecond: rate, seconds, asksPerSecond: 0 }),
      asking.run(ASKS_PER_SECOND, seconds),
    ]);
  const first = door.deliveries.length;
  await work(minutes * 30);
  const calm = door.deliveries.slice(first);
  tell('NATS goes away');
  const comeBack = await (rig.target('nats-server') as ServerProcess).keepAway();
  const then = door.deliveries.length;
  await work(minutes * 30);
  const alone = door.deliveries.slice(then);
  comeBack();
  tell('gateways are killed');
  const gateway = rig.target('gateway-1');
  for (let kill = 0; kill < 2 * KILLS; kill++) {
    const struck = kill % 2 === 0 ? beforeAnswer(gateway) : afterAnswer(gateway);
    door.course = struck.course;
    await Promise.all([work(SECONDS_AROUND_A_KILL), struck.killed]);
    await gateway.serving();
  }
  const asked = wallClock();
  const { left } = await drained(rig, SETTLE_MS);
  const found = await check(rig, load);
  const unanswered = asking.waits(0, asked).filter((waited) => waited === Number.POSITIVE_INFINITY).length;
  const [quick, quickAlone] = [slowest(calm), slowest(alone)];
  const passed =
    quick <= WITHIN_MS &&
    quickAlone <= WITHIN_MS &&
    found.lost + found.doubled + found.unexpected + unanswered === 0 &&
    Object.keys(left).length === 0 &&
    rig.crashes.length === 0;
  const figure = [
    `p99.9 ${quick} ms of ${calm.length}, with NATS away ${quickAlone} ms of ${alone.length}`,
    `killed ${KILLS} times before its 200 and ${KILLS} times after`,
    `lost ${found.lost}, doubled ${found.doubled}, unexpected ${found.unexpected}, told again ${found.told.repeated}`,
    `unanswered ${unanswered} of ${asking.asked.length}`,
  ];
  return { passed, figure: figure.join('; ') };
}

/** The 99.9th percentile; what was refused is as slow as can be. */
function slowest(deliveries: readonly Delivery[]): number {
  const times = deliveries.map(({ status, milliseconds }) =>
    status === 200 ? milliseconds : Number.POSITIVE_INFINITY,
  );
  return Math.round(times.toSorted((a, b) => a - b)[Math.ceil(0.999 * times.length) - 1] ?? Number.NaN);
}

/** The gateway is killed once while it has an update that it has not answered. */
function beforeAnswer(gateway: Target) {
  const { promise: killed, resolve } = Promise.withResolvers<void>();
  let struck = false;
  const course: Course = async (deliver) => {
    const delivered = deliver(0);
    if (!struck) {
      struck = true;
      await wait(Math.random() * 10);
      resolve(kill(gateway));
    }
    return (await delivered).status;
  };
  return { course, killed };
}

/** The gateway is killed once just after it said 200. */
function afterAnswer(gateway: Target) {
  const { promise: killed, resolve } = Promise.withResolvers<void>();
  let struck = false;
  const course: Course = async (deliver) => {
    const { status } = await deliver(0);
    if (!struck && status === 200) {
      struck = true;
      resolve(kill(gateway));
    }
    return status;
  };
  return { course, killed };
}

async function kill(gateway: Target) {
  const pid = await gateway.signal('SIGKILL');
  await gateway.replaced(pid);
}
