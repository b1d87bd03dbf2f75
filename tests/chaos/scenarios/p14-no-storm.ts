import { setTimeout as wait } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import { MESSAGES_STREAM } from '@yabot/contracts';
import { usageOf } from '../../shared/measure/process-usage.ts';
import type { Rig } from '../rig/rig.ts';
import { onFleet } from './course.ts';
import type { Scenario } from './scenario.ts';

const AWAY_S = 60;
/** Each message may be given out once, and once more for each time a consumer begins anew. */
const DELIVERIES_PER_MESSAGE = 10;
const CPU_PERCENT = 50;
const SIZE = { users: 100, perSecond: 50, seconds: 90 };
const NEEDING_MONGO = ['missions', 'achievements', 'user'];

/** MongoDB hangs for a minute under load; measured is what its services do meanwhile. */
export const noStorm: Scenario = {
  promise: 'P14',
  title: 'a database that is away causes no storm of retries',
  documents: 'mongo',
  run: (place) =>
    onFleet(place, SIZE, async ({ rig, react, tell }) => {
      const loading = react(AWAY_S + 10);
      await wait(5_000);
      const before = await seen(rig);
      await rig.target('mongod').signal('SIGSTOP');
      tell(`mongod hangs for ${AWAY_S} s`);
      await wait(AWAY_S * 1_000);
      const after = await seen(rig);
      await rig.target('mongod').signal('SIGCONT');
      tell('mongod goes on');
      await loading;
      const out = (after.out - before.out) / (after.stored - before.stored);
      const cpu = after.cpu.map((seconds, index) =>
        Math.round(((seconds - before.cpu[index]!) / AWAY_S) * 100),
      );
      const passed = out <= DELIVERIES_PER_MESSAGE && Math.max(...cpu) < CPU_PERCENT;
      const each = NEEDING_MONGO.map((service, index) => `${service} ${cpu[index]} %`);
      return {
        passed,
        figure: `NATS sent ${out.toFixed(1)} messages for each stored; CPU ${each.join(', ')} of a core`,
      };
    }),
};

/** What NATS has sent to clients and stored, and what the services that need MongoDB have worked. */
async function seen(rig: Rig) {
  const manager = await jetstreamManager(rig.connection);
  const { out_msgs: out } = (await (await fetch(`${rig.nats.monitorUrl}/varz`)).json()) as {
    out_msgs: number;
  };
  const stored = (await manager.streams.info(MESSAGES_STREAM)).state.last_seq;
  const cpu = NEEDING_MONGO.map(async (service) => {
    const pid = rig.target(`${service}-1`).pid;
    return pid === undefined ? 0 : ((await usageOf(pid))?.cpuSeconds ?? 0);
  });
  return { out, stored, cpu: await Promise.all(cpu) };
}
