import { type EventDefinition, NamesOf } from '@yabot/contracts';
import { defineService, query } from '@yabot/service-kit';
import type { TestService } from '@yabot/service-kit/testing';
import { open } from './followers.ts';
import { introduced } from './services.ts';
import { startWorld, type World } from './world.ts';

export const UNTIL = '2026-12-01T00:00:00.000Z';
export const MISSION = { missionId: 'every-night', title: { es: 'Cada noche', en: 'Every night' } };

type Happening = { readonly definition: unknown; readonly data: unknown };

/** An event about somebody. */
export const about =
  <Data extends { userId: string | null }>(
    event: EventDefinition<Data>,
    patch: Partial<Omit<Data, 'userId'>> = {},
  ) =>
  (userId: string): Happening => ({
    definition: event,
    data: event.example({ ...patch, userId } as Partial<Data>),
  });

/** A gateway with the content of the sample community, and people who are told what happens to them. */
export class Telling {
  readonly world: World;
  readonly gateway: TestService;
  /** What the user service that is played knows of people. */
  readonly names: Map<string, string>;

  private constructor(world: World, gateway: TestService, names: Map<string, string>) {
    this.world = world;
    this.gateway = gateway;
    this.names = names;
  }

  static async start(): Promise<Telling> {
    const world = await startWorld();
    const gateway = await world.start({ CONTENT_DIR: `${import.meta.dirname}/../../../content` });
    const names = new Map<string, string>();
    const answer = async ({ userIds }: { userIds: string[] }) => ({
      names: userIds.map((userId) => ({ userId, firstName: names.get(userId) ?? '?' })),
    });
    const user = defineService({
      name: 'user',
      summary: 'plays a service',
      owns: { sql: { tables: [], migrations: [] } },
      answers: [query(NamesOf, { answer })],
      accepts: [introduced.handler],
    });
    await world.bus.start(user, { YABOT_HOME: `${world.home}/played` });
    return new Telling(world, gateway, names);
  }

  publish(all: readonly Happening[]) {
    return this.world.bus.publishAll(all as Parameters<World['bus']['publishAll']>[0]);
  }

  /** What somebody is told of events about them, by the pattern it is waited for. */
  async told(wanted: RegExp, ...events: ((userId: string) => Happening)[]) {
    const { who, userId } = await open(this.world, 'Ana');
    await this.publish(events.map((event) => event(userId)));
    return who.waitForMessage(wanted);
  }
}
