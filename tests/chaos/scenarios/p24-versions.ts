import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { olderVersion, ROOT } from '../rig/older.ts';
import { onFleet } from './course.ts';
import type { Place, Scenario } from './scenario.ts';

const INSTANCES = 2;

/** Half of the instances are of an older version: as while a new one is rolled out, for as long as one likes. */
export const twoVersions: Scenario = {
  promise: 'P24',
  title: 'two versions work side by side on the same streams and databases',
  documents: 'mongo',
  missing: async ({ options: { older } }) =>
    older ? undefined : 'it has to be told which version works beside this one: --older <commit>',
  run: async (place) => {
    const folder = await mkdtemp(join(place.folder, 'versions-'));
    try {
      place.tell(`${place.options.older} is installed`);
      return await sideBySide(place, await olderVersion(place.options.older, folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function sideBySide(place: Place, older: string) {
  const { rate: perSecond, users, minutes } = place.options;
  const seconds = minutes * 60;
  const rootOf = (instance: number) => (instance === 1 ? older : ROOT);
  const size = { users, perSecond, seconds, instances: INSTANCES, rootOf };
  return onFleet(place, size, async ({ rig, load, react, tell }) => {
    tell(`${rig.instances.length} instances, half of them older`);
    await react(seconds);
    const figure = `${load.reactions.length} reactions in ${minutes} min beside ${place.options.older}`;
    return { passed: true, figure };
  });
}
