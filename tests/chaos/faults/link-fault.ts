import { setTimeout as wait } from 'node:timers/promises';
import type { Instance } from '../rig/instance.ts';
import { Links } from '../rig/links.ts';
import type { Random } from '../rig/random.ts';
import type { Rig } from '../rig/rig.ts';
import type { Toxic } from '../rig/tools/toxiproxy.ts';
import { until } from '../rig/until.ts';
import type { Fault } from './fault.ts';

const WELL_MS = 120_000;

/** What is wrong with a link, and for how long. */
export interface LinkTrouble {
  readonly toxics: readonly Toxic[];
  readonly milliseconds: number;
}

/** A fault between one instance and one of its servers, while all others are well connected. */
export function linkFault(name: string, trouble: (random: Random) => LinkTrouble): Fault {
  return {
    name,
    missing: async ({ links }) => links.missing,
    targets: ({ instances }) => instances,
    async inflict(rig, target, random) {
      const instance = target as Instance;
      const end = random.pick(rig.links.endsOf(instance.service));
      const { toxics, milliseconds } = trouble(random);
      await suffer(rig, Links.nameOf(instance.name, end), { toxics, milliseconds });
      await until(`${instance.name} is healthy`, () => instance.isHealthy(), WELL_MS);
      return { note: `${end}, ${(milliseconds / 1_000).toFixed(1)} s` };
    },
  };
}

async function suffer({ links }: Rig, link: string, { toxics, milliseconds }: LinkTrouble) {
  await links.toxiproxy!.poison(link, toxics);
  try {
    await wait(milliseconds);
  } finally {
    await links.toxiproxy!.cure(link);
  }
}

/** The same in both directions. */
export const bothWays = (type: Toxic['type'], attributes: Toxic['attributes']): Toxic[] =>
  (['upstream', 'downstream'] as const).map((stream) => ({ type, stream, attributes }));
