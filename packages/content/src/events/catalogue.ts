import { EVENTS, type EventDefinition } from '@yabot/contracts';
import type { z } from 'zod';
import { type Fields, fieldsOf } from './fields.ts';

/** An event as content files name it. */
export interface CatalogueEvent {
  /** `<owner>.<name>`, without version. */
  readonly name: string;
  /** The CloudEvents types of all its versions, oldest first. */
  readonly types: readonly string[];
  /** The fields of its newest version a trigger can look at. */
  readonly fields: Fields;
  /** Whether it says which user it is about; only then can a mission or achievement count it. */
  readonly carriesUser: boolean;
}

/** The events by name. */
export type EventCatalogue = ReadonlyMap<string, CatalogueEvent>;

/** Every event of the fleet, as content files name them. */
export const EVENT_CATALOGUE: EventCatalogue = catalogueOf(EVENTS);

/** Gathers the versions of each event under its name. */
export function catalogueOf(events: readonly EventDefinition[]): EventCatalogue {
  const catalogue = new Map<string, CatalogueEvent>();
  for (const event of [...events].sort((a, b) => a.version - b.version)) {
    const name = `${event.owner}.${event.name}`;
    const fields = fieldsOf(event.schema as z.ZodType);
    const types = [...(catalogue.get(name)?.types ?? []), event.type];
    catalogue.set(name, { name, types, fields, carriesUser: fields.leaves.has('userId') });
  }
  return catalogue;
}

/** The names of the events a mission or achievement can count, in alphabetical order. */
export function countableEvents(catalogue: EventCatalogue): string[] {
  return [...catalogue.values()]
    .filter((event) => event.carriesUser)
    .map((event) => event.name)
    .sort();
}
