import type { JsonSchema } from './json-schema.ts';

/** The schemas of which a value fits one: a union spread out, or the schema itself. */
export function alternativesOf(schema: JsonSchema): JsonSchema[] {
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return union.flatMap(alternativesOf);
  const { type } = schema;
  if (typeof type === 'object') return type.map((each) => ({ ...schema, type: each }));
  return [schema];
}

/** The alternatives of two schemas put side by side, and those that stand alone. */
export interface Paired {
  readonly pairs: readonly (readonly [before: JsonSchema, after: JsonSchema])[];
  readonly lost: readonly JsonSchema[];
  readonly gained: readonly JsonSchema[];
}

/** Pairs alternatives of one kind, in their order. */
export function pairAlternatives(before: readonly JsonSchema[], after: readonly JsonSchema[]): Paired {
  const gained = [...after];
  const lost: JsonSchema[] = [];
  const pairs: [JsonSchema, JsonSchema][] = [];
  for (const schema of before) {
    const at = gained.findIndex((candidate) => kindOf(candidate) === kindOf(schema));
    if (at < 0) lost.push(schema);
    else pairs.push([schema, ...gained.splice(at, 1)] as [JsonSchema, JsonSchema]);
  }
  return { pairs, lost, gained };
}

/** What tells an alternative from its neighbours: its type and, on objects, the properties with one fixed value. */
export function kindOf(schema: JsonSchema): string {
  if (schema.$ref) return schema.$ref;
  const type = (schema.type as string | undefined) ?? typeOfValues(schema);
  if (type === 'integer') return 'number';
  return type === 'object' ? `object${fixedProperties(schema)}` : type;
}

function typeOfValues(schema: JsonSchema): string {
  const values = schema.enum ?? ('const' in schema ? [schema.const] : []);
  if (values.length > 0) return values[0] === null ? 'null' : typeof values[0];
  return schema.allOf ? 'all of' : 'anything';
}

function fixedProperties(schema: JsonSchema): string {
  const fixed = Object.entries(schema.properties ?? {}).filter(([, property]) => 'const' in property);
  return fixed.map(([name, property]) => ` ${name}=${JSON.stringify(property.const)}`).join('');
}
