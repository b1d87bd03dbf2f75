import type { z } from 'zod';
import { alternativesOf } from '../../compatibility/alternatives.ts';
import { type JsonSchema, wireSchema } from '../../compatibility/json-schema.ts';
import { code, table } from './markdown.ts';

/** The fields of a message, one line each, those within others by their path. */
export function fieldTable(schema: z.ZodType): string {
  const rows = fieldsOf(wireSchema(schema), '');
  return rows.length > 0 ? table(['field', 'type', ''], rows) : 'No fields.';
}

function fieldsOf(schema: JsonSchema, prefix: string): string[][] {
  return alternativesOf(schema).flatMap((alternative) => {
    const items = alternative.items as JsonSchema | undefined;
    const inside = items ? fieldsOf(items, `${prefix}[]`) : [];
    const properties = Object.entries(alternative.properties ?? {}).flatMap(([name, property]) => {
      const path = prefix ? `${prefix}.${name}` : name;
      const need = alternative.required?.includes(name) ? '' : 'optional';
      return [[code(path), typeOf(property), need], ...fieldsOf(property, path)];
    });
    return [...inside, ...properties];
  });
}

/** The type of a field in words: `text, 3 to 200 characters`, `whole number from 1`, `es or en`. */
function typeOf(schema: JsonSchema): string {
  return alternativesOf(schema).map(typeOfOne).join(' or ');
}

function typeOfOne(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => code(String(value))).join(' or ');
  if ('const' in schema) return code(String(schema.const));
  switch (schema.type) {
    case 'string':
      return textType(schema);
    case 'integer':
    case 'number':
      return `${schema.type === 'integer' ? 'whole number' : 'number'}${range(lowest(schema), schema.maximum, '')}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `list of ${listed(schema.items as JsonSchema | undefined)}`;
    default:
      return String(schema.type ?? 'anything');
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'UUID',
  'date-time': 'moment, ISO 8601 in UTC',
  date: 'day, `YYYY-MM-DD`',
};

function textType(schema: JsonSchema): string {
  if (schema.format) return FORMATS[String(schema.format)] ?? String(schema.format);
  const pattern = schema.pattern ? `, ${code(String(schema.pattern))}` : '';
  return `text${range(schema.minLength, schema.maxLength, ' characters')}${pattern}`;
}

function listed(items: JsonSchema | undefined): string {
  if (!items) return 'anything';
  return alternativesOf(items)[0]?.type === 'object' ? 'objects' : typeOf(items);
}

function range(from: unknown, to: unknown, unit: string): string {
  if (from !== undefined && to !== undefined) return `, ${from} to ${to}${unit}`;
  if (from !== undefined) return `, from ${from}${unit}`;
  return to === undefined ? '' : `, up to ${to}${unit}`;
}

function lowest(schema: JsonSchema): unknown {
  const above = schema.exclusiveMinimum;
  if (typeof above !== 'number') return schema.minimum;
  return schema.type === 'integer' ? above + 1 : `above ${above}`;
}
