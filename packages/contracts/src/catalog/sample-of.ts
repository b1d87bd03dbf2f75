import type { z } from 'zod';
import { alternativesOf } from '../compatibility/alternatives.ts';
import { type JsonSchema, wireSchema } from '../compatibility/json-schema.ts';

/** A value that fits a simple schema, for what has no sample of its own such as the details of a refusal. */
export function sampleOf(schema: z.ZodType): unknown {
  return sampleOfJson(wireSchema(schema));
}

function sampleOfJson(schema: JsonSchema): unknown {
  const [first = {}] = alternativesOf(schema);
  if ('const' in first) return first.const;
  if (first.enum) return first.enum[0];
  switch (first.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(first.properties ?? {}).map(([name, property]) => [name, sampleOfJson(property)]),
      );
    case 'array':
      return [];
    case 'integer':
    case 'number':
      return numberFor(first);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return textFor(first);
  }
}

function numberFor(schema: JsonSchema): number {
  const { minimum, exclusiveMinimum } = schema as { minimum?: number; exclusiveMinimum?: number };
  return minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1);
}

function textFor(schema: JsonSchema): string {
  if (schema.format === 'uuid') return '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6d';
  if (schema.format === 'date-time') return '2026-11-21T12:00:00.000Z';
  if (schema.format === 'date') return '2026-11-21';
  return 'example';
}
