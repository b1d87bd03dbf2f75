import { type Difference, difference, type Rule } from './differences.ts';
import type { JsonSchema } from './json-schema.ts';

interface Bound {
  readonly name: string;
  /** 1 when a higher number lets less through, -1 when a lower one does. */
  readonly sign: 1 | -1;
  of(schema: JsonSchema): number | undefined;
}

const BOUNDS: readonly Bound[] = [
  { name: 'minimum', sign: 1, of: minimumOf },
  { name: 'maximum', sign: -1, of: maximumOf },
  ...['minLength', 'minItems', 'minProperties'].map((name) => bound(name, 1)),
  ...['maxLength', 'maxItems', 'maxProperties'].map((name) => bound(name, -1)),
];

/** Keywords of which only sameness can be told, not which of two lets more through. */
const EXACT = ['format', 'pattern', 'multipleOf', 'uniqueItems', 'contentEncoding'];

/** How the limits on one value differ. */
export function compareConstraints(before: JsonSchema, after: JsonSchema, path: string): Difference[] {
  return [
    ...compareValues(valuesOf(before), valuesOf(after), path),
    ...compareWholeness(before.type === 'integer', after.type === 'integer', path),
    ...BOUNDS.flatMap((each) => compareBound(each, before, after, path)),
    ...EXACT.flatMap((keyword) => compareExact(before[keyword], after[keyword], `${path} (${keyword})`)),
  ];
}

function valuesOf(schema: JsonSchema): readonly unknown[] | undefined {
  return schema.enum ?? ('const' in schema ? [schema.const] : undefined);
}

function compareValues(
  before: readonly unknown[] | undefined,
  after: readonly unknown[] | undefined,
  path: string,
): Difference[] {
  const lost = after ? (before?.filter((value) => !after.includes(value)) ?? ['any value']) : [];
  const gained = before ? (after?.filter((value) => !before.includes(value)) ?? ['any value']) : [];
  if (!before && !after) return [];
  return [
    ...(lost.length > 0 ? [difference('values-narrowed', path, lost, undefined)] : []),
    ...(gained.length > 0 ? [difference('values-widened', path, undefined, gained)] : []),
  ];
}

function compareWholeness(was: boolean, is: boolean, path: string): Difference[] {
  if (was === is) return [];
  return [difference(is ? 'constraint-tightened' : 'constraint-loosened', `${path} (whole number)`)];
}

function compareBound(
  { name, sign, of }: Bound,
  before: JsonSchema,
  after: JsonSchema,
  path: string,
): Difference[] {
  const [was, is] = [of(before), of(after)];
  if (was === is) return [];
  const strictness = (limit: number | undefined) => (limit === undefined ? -Infinity : sign * limit);
  const rule: Rule = strictness(is) > strictness(was) ? 'constraint-tightened' : 'constraint-loosened';
  return [difference(rule, `${path} (${name})`, was, is)];
}

function compareExact(before: unknown, after: unknown, place: string): Difference[] {
  if (before === after) return [];
  if (before === undefined) return [difference('constraint-tightened', place, before, after)];
  if (after === undefined) return [difference('constraint-loosened', place, before, after)];
  return [difference('constraint-changed', place, before, after)];
}

/** The lowest value let through; on whole numbers "above 0" and "at least 1" are the same. */
function minimumOf(schema: JsonSchema): number | undefined {
  const above = numberIn(schema, 'exclusiveMinimum');
  if (above === undefined) return numberIn(schema, 'minimum');
  return schema.type === 'integer' ? above + 1 : above;
}

function maximumOf(schema: JsonSchema): number | undefined {
  const below = numberIn(schema, 'exclusiveMaximum');
  if (below === undefined) return numberIn(schema, 'maximum');
  return schema.type === 'integer' ? below - 1 : below;
}

function bound(name: string, sign: 1 | -1): Bound {
  return { name, sign, of: (schema) => numberIn(schema, name) };
}

function numberIn(schema: JsonSchema, keyword: string): number | undefined {
  const value = schema[keyword];
  return typeof value === 'number' ? value : undefined;
}
