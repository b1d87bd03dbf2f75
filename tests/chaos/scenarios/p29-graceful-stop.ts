import { SERVICE_NAMES, type ServiceName } from '@yabot/contracts';
import type { Instance } from '../rig/instance.ts';
import { until } from '../rig/until.ts';
import { Asking, inWords } from './asking.ts';
import { onFleet, type Stage, secondsUntil } from './course.ts';
import type { Scenario } from './scenario.ts';

const UNREADY_WITHIN_S = 1;
const ENDED_WITHIN_S = 10;
const STOPS_EACH = 50;
const ASKED_PER_SECOND = 4;
const ANSWERED_MS = 10_000;
const SIZE = { users: 60, perSecond: 20, seconds: 1_800, instances: 2 };
/** What somebody reads whose question no instance answered. */
const AWAY = /no responden? ahora mismo|no está disponible ahora mismo|mucho movimiento/;

/** The services' two instances are asked to stop in turn under load, those of all services at the same time. */
export const gracefulStop: Scenario = {
  promise: 'P29',
  title: 'SIGTERM under load: not ready at once, ended soon, and nobody sees it',
  run: (place) =>
    onFleet(place, SIZE, async (stage) => {
      const asking = new Asking(stage.rig.telegram);
      const over = performance.now() + place.options.minutes * 60_000;
      const rolling = Promise.all(SERVICE_NAMES.map((service) => roll(stage, service, over)));
      await during(rolling, () => Promise.all([stage.react(1), asking.run(ASKED_PER_SECOND, 1)]));
      const stops = (await rolling).flat();
      const longest = (what: 'unready' | 'ended') => Math.max(...stops.map((each) => each[what]));
      const again = stops.reduce((sum, { handledAgain }) => sum + handledAgain, 0);
      const errors = stage.rig.telegram.messages.filter(({ text }) => AWAY.test(text)).length;
      const allAnswered = () => Number.isFinite(asking.latencies().max);
      await until('all are answered', allAnswered, ANSWERED_MS).catch(() => undefined);
      const latency = asking.latencies();
      return {
        passed:
          longest('unready') <= UNREADY_WITHIN_S &&
          longest('ended') <= ENDED_WITHIN_S &&
          again + errors === 0 &&
          allAnswered(),
        figure:
          `${stops.length} stops; not ready after ${longest('unready')} s, ended after ${longest('ended')} s at most; ` +
          `${again} messages handled again, ${errors} told that something is away; answered in ${inWords(latency)}`,
      };
    }),
};

/** Does something again and again until something else is over. */
async function during(other: Promise<unknown>, work: () => Promise<unknown>) {
  let isOver = false;
  const ends = () => {
    isOver = true;
  };
  other.then(ends, ends);
  while (!isOver) await work();
}

async function roll({ rig, tell }: Stage, service: ServiceName, over: number) {
  const instances = rig.instancesOf(service);
  const stops = [];
  while (stops.length < STOPS_EACH && performance.now() < over) {
    stops.push(await stopOnce(instances[stops.length % instances.length]!));
    if (stops.length % 10 === 0) tell(`${service}: ${stops.length} stops`);
  }
  return stops;
}

async function stopOnce(instance: Instance) {
  await instance.serving();
  const handledAgain = await repetitions(instance);
  const pid = await instance.signal('SIGTERM');
  const limit = 2 * ENDED_WITHIN_S;
  const [unready, ended] = await Promise.all([
    secondsUntil(async () => !(await instance.serves()), limit),
    secondsUntil(async () => instance.pid !== pid, limit),
  ]);
  await instance.replaced(pid);
  await instance.serving();
  return { unready, ended, handledAgain };
}

/** How many messages a process got that it, or another before it, had dealt with. */
async function repetitions({ url }: Instance): Promise<number> {
  const page = await (await fetch(`${url}/metrics`)).text();
  const counts = page.matchAll(/^yabot_messages_handled_total\{.*outcome="duplicate".*\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}
