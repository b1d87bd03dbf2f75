import { z } from 'zod';
import { type CatalogueEvent, EVENT_CATALOGUE } from '../events/catalogue.ts';

import { isEmojiPath } from './emoji.ts';
import { reactionEmoji } from './values.ts';

type JsonSchema = Record<string, unknown>;

/** JSON Schema keywords that offer, for each event, the fields it has and the values they take. */
export function triggerKeywords(): { allOf: JsonSchema[] } {
  const events = [...EVENT_CATALOGUE.values()].filter((event) => event.counted);
  return { allOf: events.map(fieldsOfEvent) };
}

function fieldsOfEvent(event: CatalogueEvent): JsonSchema {
  const properties = Object.fromEntries(
    [...event.fields.leaves].map(([path, schema]) => [
      path,
      oneOrMore(isEmojiPath(path) ? reactionEmoji : schema),
    ]),
  );
  return {
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { where: { properties, additionalProperties: false } } },
    if: { properties: { event: { const: event.name } }, required: ['event'] },
  };
}

function oneOrMore(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...value } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return { anyOf: [value, { type: 'array', items: value, minItems: 1 }] };
}
