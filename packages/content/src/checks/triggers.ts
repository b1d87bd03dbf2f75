import { z } from 'zod';
import { type CatalogueEvent, EVENT_CATALOGUE, type EventCatalogue } from '../events/catalogue.ts';
import { suggestion } from '../explain/suggest.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import type { Path } from '../path.ts';
import { CHAIN, FIRST_EVENT } from '../schema/mission-rules.ts';
import { t } from '../texts.ts';
import type { Check, ContentFiles } from './check.ts';
import { eventAt } from './events.ts';
import { ASSIGN_PLACE, eventNamedAt, type TriggerPlace, triggerPlaces } from './trigger-places.ts';
import { valueMistakes } from './trigger-values.ts';

/** Every trigger waits for an event there is, and looks at fields and values that event can have. */
export function triggersCanHappen(catalogue: EventCatalogue = EVENT_CATALOGUE): Check {
  return (files) =>
    [...files.of('mission'), ...files.of('achievement')].flatMap((file) =>
      triggerPlaces(file).flatMap((place) => triggerMistakes(file, place, catalogue, files)),
    );
}

/** Every mission is assigned by an event there is, by the first of all, or by another mission. */
export function assignmentsCanHappen(catalogue: EventCatalogue = EVENT_CATALOGUE): Check {
  const others = [FIRST_EVENT, CHAIN];
  return (files) =>
    files.of('mission').flatMap((file) => {
      const name = eventNamedAt(file, ASSIGN_PLACE);
      if (name !== undefined && others.includes(name)) return fieldsOfNoEvent(file, name);
      return triggerMistakes(file, ASSIGN_PLACE, catalogue, files, others);
    });
}

function triggerMistakes(
  file: ParsedFile,
  place: TriggerPlace,
  catalogue: EventCatalogue,
  files: ContentFiles,
  others: readonly string[] = [],
): Mistake[] {
  const name = eventNamedAt(file, place);
  if (name === undefined) return [];
  const event = eventAt(file, place.event, name, catalogue, others);
  return 'problem' in event ? [event] : conditionMistakes(file, place, event, files);
}

function fieldsOfNoEvent(file: ParsedFile, name: string): Mistake[] {
  if (file.part(ASSIGN_PLACE.where, z.unknown()) === undefined) return [];
  return [file.mistake(ASSIGN_PLACE.where, t('assign.no-fields', { name }), t('write.leave-out'), 'key')];
}

function conditionMistakes(
  file: ParsedFile,
  place: TriggerPlace,
  event: CatalogueEvent,
  files: ContentFiles,
): Mistake[] {
  const where = file.part(place.where, z.record(z.string(), z.unknown())) ?? {};
  return Object.keys(where).flatMap((field) => {
    const schema = event.fields.leaves.get(field);
    if (!schema) return fieldMistake(file, [...place.where, field], event, field, 'key');
    return valueMistakes(file, place, field, schema, files);
  });
}

/** Why an event has no such field with one value, and which it has. */
export function fieldMistake(
  file: ParsedFile,
  path: Path,
  event: CatalogueEvent,
  field: string,
  at: 'key' | 'value',
): Mistake {
  const leaves = [...event.fields.leaves.keys()];
  if (!event.fields.branches.has(field)) {
    const problem = t('trigger.no-field', { event: event.name, field });
    return file.mistake(path, problem, suggestion(field, leaves), at);
  }
  const inside = leaves.filter((leaf) => leaf.startsWith(`${field}.`));
  return file.mistake(path, t('trigger.branch', { field }), suggestion('', inside), at);
}
