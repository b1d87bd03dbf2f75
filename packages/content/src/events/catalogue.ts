import { COUNTED_EVENTS, EVENTS, type EventDefinition } from '@yabot/contracts';
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
  /** Whether missions and achievements count it. */
  readonly counted: boolean;
}

/** The events by name. */
export type EventCatalogue = ReadonlyMap<string, CatalogueEvent>;

/** Every event of the fleet, as content files name them. */
export const EVENT_CATALOGUE: EventCatalogue = catalogueOf(EVENTS, COUNTED_EVENTS);

/**
 * Gathers the versions of each event under its name.
 * @param counted those a mission or achievement can count
 */
export function catalogueOf(
  events: readonly EventDefinition[],
  counted: readonly EventDefinition[] = events,
): EventCatalogue {
  const countedNames = new Set(counted.map(nameOf));
  const catalogue = new Map<string, CatalogueEvent>();
  for (const event of [...events].sort((a, b) => a.version - b.version)) {
    const name = nameOf(event);
    const fields = fieldsOf(event.schema as z.ZodType);
    const types = [...(catalogue.get(name)?.types ?? []), event.type];
    const carriesUser = fields.leaves.has('userId');
    catalogue.set(name, { name, types, fields, carriesUser, counted: carriesUser && countedNames.has(name) });
  }
  return catalogue;
}

/** The names of the events a mission or achievement can count, in alphabetical order. */
export function countableEvents(catalogue: EventCatalogue): string[] {
  return [...catalogue.values()]
    .filter((event) => event.counted)
    .map((event) => event.name)
    .sort();
}

function nameOf({ owner, name }: EventDefinition): string {
  return `${owner}.${name}`;
}
