import { setTimeout as wait } from 'node:timers/promises';
import { connect } from '@nats-io/transport-node';
import { until } from '../rig/until.ts';
import { onFleet, type Stage } from './course.ts';
import type { Scenario } from './scenario.ts';

const TIMES = 3;
/** Who keeps the server starts one at once that ran as long. */
const BETWEEN_MS = 11_000;
const GAP_WITHIN_MS = 1_000;
const BACK_MS = 30_000;
const SIZE = { users: 60, perSecond: 20, seconds: 2 * TIMES * 14 };

/** NATS is killed and stopped; measured is for how long nothing can be published. */
export const brokerGap: Scenario = {
  promise: 'P21',
  title: 'NATS is there again within a second after a crash or a stop',
  run: (place) =>
    onFleet(place, SIZE, async (stage) => {
      const loading = stage.react((2 * TIMES * BETWEEN_MS) / 1_000);
      const crashes = await gaps(stage, 'SIGKILL');
      const stops = await gaps(stage, 'SIGTERM');
      await loading;
      const passed = Math.max(...crashes, ...stops) <= GAP_WITHIN_MS;
      return {
        passed,
        figure: `away for ${crashes.join(', ')} ms after kill -9, ${stops.join(', ')} ms after SIGTERM`,
      };
    }),
};

async function gaps({ rig, tell }: Stage, signal: 'SIGKILL' | 'SIGTERM'): Promise<number[]> {
  const found: number[] = [];
  for (let time = 1; time <= TIMES; time++) {
    await wait(BETWEEN_MS);
    const pid = await rig.target('nats-server').signal(signal);
    const began = performance.now();
    await rig.target('nats-server').replaced(pid);
    await until('NATS takes a client', () => answers(rig.nats.url), BACK_MS);
    found.push(Math.round(performance.now() - began));
    tell(`${signal}: back after ${found.at(-1)} ms`);
  }
  return found;
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
