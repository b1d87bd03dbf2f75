import { z } from 'zod';
import { EVENT_CATALOGUE, type EventCatalogue } from '../events/catalogue.ts';
import { suggestion } from '../explain/suggest.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import { valueAt } from '../path.ts';
import { achievementSchema, COUNTED_BY } from '../schema/achievement.ts';
import { t } from '../texts.ts';
import type { Check } from './check.ts';
import { entriesAt } from './entries.ts';

/** Each different value is kept with the follower. */
const MOST_VALUES = 500;

/** Every achievement has a trigger or a combination, counts a field its event has, and no tier asks for more than there can be. */
export function countsCanRise(catalogue: EventCatalogue = EVENT_CATALOGUE): Check {
  return (files) =>
    files
      .of('achievement')
      .flatMap((file) => [
        ...triggerOrCombination(file),
        ...fieldMistakes(file, catalogue),
        ...tooMuch(file, 'counts.too-much-combination', conditionsOf(file)),
        ...tooMuch(file, 'counts.too-much-distinct', by(file) === 'distinct' ? MOST_VALUES : undefined),
      ]);
}

function triggerOrCombination(file: ParsedFile): Mistake[] {
  const has = (field: string) => valueAt(file.value, [field]) !== undefined;
  if (!has('trigger') && !has('combination')) {
    return [file.mistake([], t('counts.nothing'), t('counts.nothing-instead'))];
  }
  const alone = ['trigger', 'counts'].filter((field) => has('combination') && has(field));
  return alone.map((field) =>
    file.mistake([field], t('counts.both', { field }), t('write.leave-out'), 'key'),
  );
}

function fieldMistakes(file: ParsedFile, catalogue: EventCatalogue): Mistake[] {
  const how = by(file);
  const field = file.part(['counts', 'field'], z.string());
  if (how === undefined || how === 'events' || how === 'streak') {
    if (field === undefined || how === undefined) return [];
    return [
      file.mistake(['counts', 'field'], t('counts.no-field', { by: how }), t('write.leave-out'), 'key'),
    ];
  }
  const event = catalogue.get(file.part(['trigger', 'event'], z.string()) ?? '');
  if (!event) return [];
  const numbers = how === 'sum';
  const fields = [...event.fields.leaves]
    .filter(([, schema]) => !numbers || isNumber(schema))
    .map(([name]) => name);
  if (field !== undefined && fields.includes(field)) return [];
  const place = field === undefined ? ['counts'] : ['counts', 'field'];
  const problem = t(numbers ? 'counts.no-number' : 'trigger.no-field', {
    event: event.name,
    field: field ?? 'field',
  });
  return [file.mistake(place, problem, suggestion(field ?? '', fields))];
}

function tooMuch(
  file: ParsedFile,
  text: 'counts.too-much-combination' | 'counts.too-much-distinct',
  most: number | undefined,
): Mistake[] {
  if (most === undefined) return [];
  return entriesAt(file, ['tiers']).flatMap((tier) => {
    const count = file.part([...tier, 'count'], z.int());
    if (count === undefined || count <= most) return [];
    const problem = t(text, { count, most });
    return [file.mistake([...tier, 'count'], problem, t('counts.at-most', { most }))];
  });
}

const by = (file: ParsedFile) => file.part(['counts', 'by'], z.enum(COUNTED_BY));

const conditionsOf = (file: ParsedFile) =>
  file.part(['combination'], achievementSchema.shape.combination)?.length;

const isNumber = (schema: z.ZodType) => schema instanceof z.ZodNumber || schema.safeParse(1).success;
