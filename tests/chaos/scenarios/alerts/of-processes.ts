import { setTimeout as wait } from 'node:timers/promises';
import type { Rig } from '../../rig/rig.ts';
import type { TellingFault } from './telling.ts';

async function frozen(rig: Rig, name: string): Promise<() => Promise<void>> {
  const target = rig.target(name);
  await target.signal('SIGSTOP');
  return async () => {
    await target.signal('SIGCONT');
    await target.serving();
  };
}

async function killed(rig: Rig, name: string) {
  const target = rig.target(name);
  await target.replaced(await target.signal('SIGKILL'));
}

/** More than three starts within five minutes; `changes` counts what Prometheus saw, which looks every five seconds. */
const ENDS = 3;
const SEEN_MS = 6_000;

/** What goes wrong with processes, and which alert tells it. */
export const ofProcesses: readonly TellingFault[] = [
  { what: 'a service is frozen', alert: 'ServiceDown', begin: (rig) => frozen(rig, 'achievements-1') },
  { what: 'NATS is frozen', alert: 'NatsAway', begin: (rig) => frozen(rig, 'nats-server') },
  { what: 'MongoDB is frozen', alert: 'DocumentsAway', begin: (rig) => frozen(rig, 'mongod') },
  {
    what: 'a service starts while its database is frozen',
    alert: 'ServiceNotReady',
    async begin(rig) {
      const thaw = await frozen(rig, 'mongod');
      await killed(rig, 'achievements-1');
      return async () => {
        await thaw();
        await rig.target('achievements-1').serving();
      };
    },
  },
  {
    what: 'a service ends again and again',
    alert: 'CrashLoop',
    async begin(rig) {
      const target = rig.target('achievements-1');
      const ending = (async () => {
        for (let times = 0; times < ENDS; times++) {
          await target.serving();
          await wait(SEEN_MS);
          await killed(rig, 'achievements-1');
        }
      })();
      return async () => {
        await ending;
        await target.serving();
      };
    },
  },
];
