import type { CommandDefinition } from '../definitions/command.ts';
import type { EventDefinition } from '../definitions/event.ts';
import type { QueryDefinition } from '../definitions/query.ts';
import type { ServiceName } from '../definitions/service-name.ts';
import type { Reaction } from './reactions.ts';

/** What the catalogue is made from: services, their messages, and who consumes what. */
export interface Fleet {
  readonly services: readonly ServiceName[];
  readonly events: readonly EventDefinition[];
  readonly commands: readonly CommandDefinition[];
  readonly queries: readonly QueryDefinition[];
  readonly reactions: readonly Reaction[];
}

/** The services that consume an event, in the order of the fleet. */
export function consumersOf(fleet: Fleet, event: EventDefinition): ServiceName[] {
  const consumers = new Set(
    fleet.reactions.filter((each) => each.event === event).map(({ service }) => service),
  );
  return fleet.services.filter((service) => consumers.has(service));
}

/** The part of a fleet that belongs to one service. */
export function partOf(fleet: Fleet, service: ServiceName): Fleet {
  const own = ({ owner }: { owner: ServiceName }) => owner === service;
  return {
    services: [service],
    events: fleet.events.filter(own),
    commands: fleet.commands.filter(own),
    queries: fleet.queries.filter(own),
    reactions: fleet.reactions.filter((reaction) => reaction.service === service),
  };
}
