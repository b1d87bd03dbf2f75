import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { topology } from '../../../deploy/topology.ts';
import { documentsFile } from '../../shared/documents.ts';
import type { Instance } from '../rig/instance.ts';
import type { Rig } from '../rig/rig.ts';
import { until } from '../rig/until.ts';
import type { Fault } from './fault.ts';

const SHORTEST_MS = 500;
const LONGEST_MS = 12_000;
const TURN_MS = 100;
const GOT_MS = 60_000;
const WELL_MS = 120_000;

/** Another program, such as a backup or a shell, holds the lock of a SQLite file: nobody writes to it meanwhile. */
export const lock: Fault = {
  name: 'lock',
  // Instances of a service have their files in common.
  targets: (rig) =>
    rig.instances.filter((instance) => instance.number === 1 && filesOf(rig, instance).length > 0),
  async inflict(rig, target, random) {
    const instance = target as Instance;
    const [kind, file] = random.pick(filesOf(rig, instance));
    const milliseconds = random.whole(SHORTEST_MS, LONGEST_MS);
    const database = new DatabaseSync(file, { timeout: TURN_MS });
    try {
      await until(`${file} is not locked`, async () => begins(database), GOT_MS);
      await wait(milliseconds);
    } finally {
      database.close();
    }
    await until(`${instance.name} is healthy`, () => instance.isHealthy(), WELL_MS);
    return { note: `${kind}, ${(milliseconds / 1_000).toFixed(1)} s` };
  },
};

/** What a service keeps in SQLite, and in which file. */
function filesOf({ home, mongo }: Rig, { service }: Instance): (readonly [kind: string, file: string])[] {
  const { databases } = topology.services.find(({ name }) => name === service)!;
  return [
    ...(databases.includes('sql') ? [['sql', join(home, 'data', `${service}.sqlite`)] as const] : []),
    ...(databases.includes('documents') && !mongo
      ? [['documents', documentsFile(home, service)] as const]
      : []),
  ];
}

function begins(database: DatabaseSync): boolean {
  try {
    database.exec('begin immediate');
    return true;
  } catch {
    return false;
  }
}
