import { z } from 'zod';
import { type CatalogueEvent, EVENT_CATALOGUE, type EventCatalogue } from '../events/catalogue.ts';
import { suggestion } from '../explain/suggest.ts';
import { idOf } from '../files/layout.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import { valueAt } from '../path.ts';
import { FIRST_EVENT } from '../schema/mission.ts';
import { t } from '../texts.ts';
import type { Check, ContentFiles } from './check.ts';
import { eventAt } from './events.ts';
import { valueMistakes } from './trigger-values.ts';

/** Every trigger waits for an event there is, and looks at fields and values that event can have. */
export function triggersCanHappen(catalogue: EventCatalogue = EVENT_CATALOGUE): Check {
  return (files) =>
    [...files.of('mission'), ...files.of('achievement')].flatMap((file) => {
      const name = file.part(['trigger', 'event'], z.string().min(1));
      if (name === undefined) return [];
      const event = eventAt(file, ['trigger', 'event'], name, catalogue);
      return 'problem' in event ? event : conditionMistakes(file, event, files);
    });
}

/** Every mission is assigned by an event there is. */
export function assignmentsCanHappen(catalogue: EventCatalogue = EVENT_CATALOGUE): Check {
  return (files) =>
    files.of('mission').flatMap((file) => {
      const name = file.part(['assign', 'on'], z.string().min(1));
      if (name === undefined || name === FIRST_EVENT) return [];
      const event = eventAt(file, ['assign', 'on'], name, catalogue, [FIRST_EVENT]);
      return 'problem' in event ? event : [];
    });
}

function conditionMistakes(file: ParsedFile, event: CatalogueEvent, files: ContentFiles): Mistake[] {
  const where = file.part(['trigger', 'where'], z.record(z.string(), z.unknown())) ?? {};
  return Object.keys(where).flatMap((field) => {
    const schema = event.fields.leaves.get(field);
    if (!schema) return fieldMistake(file, event, field);
    return [...valueMistakes(file, field, schema, files), ...waitsForItself(file, event, field)];
  });
}

function fieldMistake(file: ParsedFile, event: CatalogueEvent, field: string): Mistake {
  const path = ['trigger', 'where', field];
  const leaves = [...event.fields.leaves.keys()];
  if (!event.fields.branches.has(field)) {
    return file.mistake(
      path,
      t('trigger.no-field', { event: event.name, field }),
      suggestion(field, leaves),
      'key',
    );
  }
  const inside = leaves.filter((leaf) => leaf.startsWith(`${field}.`));
  return file.mistake(path, t('trigger.branch', { field }), suggestion('', inside), 'key');
}

const OWN_EVENTS: Readonly<Record<string, string>> = {
  missionId: 'missions.',
  achievementId: 'achievements.',
};

// A mission counted by its own completion never begins.
function waitsForItself(file: ParsedFile, event: CatalogueEvent, field: string): Mistake[] {
  const last = field.split('.').at(-1) ?? field;
  const own = last === 'missionId' ? 'mission' : 'achievement';
  const value = valueAt(file.value, ['trigger', 'where', field]);
  if (file.kind !== own || !event.name.startsWith(OWN_EVENTS[last] ?? '\0') || value !== idOf(file.file))
    return [];
  const problem = t(`trigger.${own}`);
  return [file.mistake(['trigger', 'where', field], problem, t(`trigger.${own}-instead`))];
}
