import { setTimeout as wait } from 'node:timers/promises';
import { connect } from '@nats-io/transport-node';
import type { Rig } from '../rig/rig.ts';
import { until } from '../rig/until.ts';
import { onFleet, type Stage } from './course.ts';
import type { Scenario } from './scenario.ts';

const TIMES = 3;
/** Who keeps the server starts one at once that ran as long. */
const BETWEEN_MS = 11_000;
const GAP_WITHIN_MS = 1_000;
const BACK_MS = 30_000;
const SIZE = { users: 60, perSecond: 20, seconds: 2 * TIMES * 14 };

/** NATS is killed and stopped; measured is until it takes a client, and until every service is connected again. */
export const brokerGap: Scenario = {
  promise: 'P21',
  title: 'NATS is there again within a second after a crash or a stop',
  run: (place) =>
    onFleet(place, SIZE, async (stage) => {
      const loading = stage.react((2 * TIMES * BETWEEN_MS) / 1_000);
      const crashes = await gaps(stage, 'SIGKILL');
      const stops = await gaps(stage, 'SIGTERM');
      await loading;
      const passed = Math.max(...[...crashes, ...stops].map(({ services }) => services)) <= GAP_WITHIN_MS;
      return { passed, figure: `${inWords(crashes)} after kill -9, ${inWords(stops)} after SIGTERM` };
    }),
};

/** Milliseconds. */
interface Gap {
  /** Until NATS took a client. */
  readonly server: number;
  /** Until the last service was connected again. */
  readonly services: number;
}

function inWords(gaps: readonly Gap[]): string {
  const all = (what: keyof Gap) => gaps.map((gap) => gap[what]).join(', ');
  return `away for ${all('server')} ms, for the services for ${all('services')} ms`;
}

async function gaps({ rig, tell }: Stage, signal: 'SIGKILL' | 'SIGTERM'): Promise<Gap[]> {
  const found: Gap[] = [];
  for (let time = 1; time <= TIMES; time++) {
    await wait(BETWEEN_MS);
    const pid = await rig.target('nats-server').signal(signal);
    const [began, at] = [performance.now(), Date.now()];
    await rig.target('nats-server').replaced(pid);
    await until('NATS takes a client', () => answers(rig.nats.url), BACK_MS);
    const server = Math.round(performance.now() - began);
    const connected = () => allConnectedSince(rig, at);
    const services = (await until('all are connected', connected, BACK_MS)) - at;
    found.push({ server, services });
    tell(`${signal}: back after ${server} ms, for all services after ${services} ms`);
  }
  return found;
}

/** When the last service was connected to NATS again; undefined before, or when one did not notice that it was away. */
async function allConnectedSince(rig: Rig, from: number): Promise<number | undefined> {
  const all = await Promise.all(rig.instances.map((instance) => instance.health()));
  const moments = all.map((health) => {
    const { status, since } = health?.dependencies.nats ?? {};
    return status === 'healthy' ? Date.parse(since!) : 0;
  });
  return Math.min(...moments) > from ? Math.max(...moments) : undefined;
}

/** Whether a client gets to JetStream. */
async function answers(servers: string): Promise<boolean> {
  try {
    const connection = await connect({ servers, reconnect: false, timeout: 500 });
    await connection.request('$JS.API.INFO', '', { timeout: 500 });
    await connection.close();
    return true;
  } catch {
    return false;
  }
}
