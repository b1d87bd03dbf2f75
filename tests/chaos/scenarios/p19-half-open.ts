import { setTimeout as wait } from 'node:timers/promises';
import { bothWays } from '../faults/link-fault.ts';
import type { Instance } from '../rig/instance.ts';
import { type LinkEnd, Links } from '../rig/links.ts';
import { findToxiproxy } from '../rig/tools/toxiproxy.ts';
import { onFleet, type Stage, secondsUntil } from './course.ts';
import type { Scenario } from './scenario.ts';

const HOLE_S = 30;
const NOTICED_WITHIN_S = 5;
const HEALED_WITHIN_S = 5;
const SIZE = { users: 60, perSecond: 20, seconds: 120 };

/** A black hole in both directions between each service and NATS, then between each and MongoDB. */
export const halfOpenLinks: Scenario = {
  promise: 'P19',
  title: 'a link that fails without a word is noticed and healed within seconds',
  documents: 'mongo',
  missing: async () => {
    const tool = await findToxiproxy();
    return 'missing' in tool ? tool.missing : undefined;
  },
  run: (place) =>
    onFleet(place, SIZE, async (stage) => {
      const loading = stage.react(2 * HOLE_S + 10);
      const nats = await holes(stage, 'nats');
      const mongo = await holes(stage, 'mongo');
      await loading;
      const all = [...nats, ...mongo];
      const passed = all.every(
        ({ noticed, healed }) => noticed <= NOTICED_WITHIN_S && healed <= HEALED_WITHIN_S,
      );
      const each = all.map(({ name, noticed, healed }) => `${name} ${noticed}/${healed} s`);
      return { passed, figure: `noticed/healed after: ${each.join(', ')}` };
    }),
};

async function holes({ rig, tell }: Stage, end: LinkEnd) {
  tell(`a black hole between the services and ${end}`);
  const cut = rig.instances.filter(({ service }) => rig.links.endsOf(service).includes(end));
  return Promise.all(cut.map((instance) => hole(instance, end, rig.links)));
}

async function hole(instance: Instance, end: LinkEnd, { toxiproxy }: Links) {
  const link = Links.nameOf(instance.name, end);
  const over = wait(HOLE_S * 1_000);
  await toxiproxy!.poison(link, bothWays('timeout', { timeout: 0 }));
  const noticed = await secondsUntil(async () => (await statusOf(instance, end)) !== 'healthy', HOLE_S);
  await over;
  await toxiproxy!.cure(link);
  const healed = await secondsUntil(() => instance.isHealthy(), 2 * HOLE_S);
  return { name: link, noticed, healed };
}

/** What an instance tells of the other end. */
const DEPENDENCIES = { nats: 'nats', mongo: 'documents' } as const satisfies Record<LinkEnd, string>;

const statusOf = async (instance: Instance, end: LinkEnd) =>
  (await instance.health())?.dependencies[DEPENDENCIES[end]]?.status ?? 'healthy';
