import { setTimeout as wait } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import { MESSAGES_STREAM } from '@yabot/contracts';
import type { Rig } from '../rig/rig.ts';
import { onFleet, secondsUntil } from './course.ts';
import type { Scenario } from './scenario.ts';

const FREED_WITHIN_S = 30;
const SIZE = { users: 60, perSecond: 20, seconds: 90, instances: 2 };

/** An instance hangs in the middle of its work and never answers: what it had taken must not wait for it. */
export const hungInstance: Scenario = {
  promise: 'P15',
  title: 'what a hung instance has taken is handled by another',
  run: (place) =>
    onFleet(place, SIZE, async ({ rig, react, tell }) => {
      const loading = react(60);
      await wait(3_000);
      const hung = rig.target('missions-1');
      await hung.signal('SIGSTOP');
      tell('missions-1 hangs');
      const after = (await lastOf(rig)) + 1;
      const freed = await secondsUntil(() => allThrough(rig, 'missions', after), 2 * FREED_WITHIN_S);
      tell(`what was there is handled after ${freed} s`);
      await loading;
      await hung.signal('SIGCONT');
      await hung.serving();
      return { passed: freed <= FREED_WITHIN_S, figure: `handled by another after ${freed} s` };
    }),
};

async function lastOf({ connection }: Rig): Promise<number> {
  const manager = await jetstreamManager(connection);
  return (await manager.streams.info(MESSAGES_STREAM)).state.last_seq;
}

/** Whether a service has dealt with everything up to a place of the stream. */
async function allThrough({ connection }: Rig, service: string, sequence: number): Promise<boolean> {
  const manager = await jetstreamManager(connection);
  for await (const { name, ack_floor, num_pending, num_ack_pending } of manager.consumers.list(
    MESSAGES_STREAM,
  )) {
    const isBehind = ack_floor.stream_seq < sequence && num_pending + num_ack_pending > 0;
    if (name.startsWith(`${service}-`) && isBehind) return false;
  }
  return true;
}
