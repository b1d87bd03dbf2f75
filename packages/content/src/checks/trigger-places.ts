import { z } from 'zod';
import type { ParsedFile } from '../files/parsed-file.ts';
import { type Path, valueAt } from '../path.ts';
import { entriesAt } from './entries.ts';

/** Where in a file an event is named, with the fields it is to have. */
export interface TriggerPlace {
  /** The path of the event's name. */
  readonly event: Path;
  /** The path of the fields, whether there are any or not. */
  readonly where: Path;
}

/** Every place of a mission or achievement that waits for an event. */
export function triggerPlaces(file: ParsedFile): TriggerPlace[] {
  const steps = entriesAt(file, ['steps']).map((step) => [...step, 'trigger']);
  return [['trigger'], ...steps].map((path) => ({ event: [...path, 'event'], where: [...path, 'where'] }));
}

/** Where a mission says which event gives it. */
export const ASSIGN_PLACE: TriggerPlace = { event: ['assign', 'on'], where: ['assign', 'where'] };

/** The event that is named there; undefined when none is. */
export function eventNamedAt(file: ParsedFile, { event }: TriggerPlace): string | undefined {
  return file.part(event, z.string().min(1));
}

/** The values a field is to have there, each with its path. */
export function wantedAt(file: ParsedFile, { where }: TriggerPlace, field: string): [Path, unknown][] {
  const path = [...where, field];
  const wanted = valueAt(file.value, path);
  if (Array.isArray(wanted)) return wanted.map((value, index) => [[...path, index], value]);
  return wanted === undefined ? [] : [[path, wanted]];
}
