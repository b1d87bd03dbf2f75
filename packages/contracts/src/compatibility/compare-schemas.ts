import { alternativesOf, kindOf, pairAlternatives } from './alternatives.ts';
import { compareConstraints } from './compare-constraints.ts';
import { type Difference, difference } from './differences.ts';
import type { JsonSchema } from './json-schema.ts';

/**
 * How two schemas differ, place by place. What it means is decided elsewhere: see {@link breaks}.
 * @param path where the schemas stand, such as `data`
 */
export function compareSchemas(before: JsonSchema, after: JsonSchema, path: string): Difference[] {
  const { pairs, lost, gained } = pairAlternatives(alternativesOf(before), alternativesOf(after));
  return [
    ...compareKinds(lost.map(kindOf), gained.map(kindOf), path),
    ...pairs.flatMap(([one, other]) => compareAlternative(one, other, path)),
    ...compareNamed(before.$defs, after.$defs, path),
  ];
}

function compareKinds(lost: readonly string[], gained: readonly string[], path: string): Difference[] {
  if (lost.length === 0 && gained.length === 0) return [];
  const before = lost.join(' or ');
  const after = gained.join(' or ');
  if (gained.length === 0) return [difference('type-narrowed', path, before)];
  if (lost.length === 0) return [difference('type-widened', path, undefined, after)];
  if (lost.includes('anything')) return [difference('type-narrowed', path, before, after)];
  if (gained.includes('anything')) return [difference('type-widened', path, before, after)];
  return [difference('type-changed', path, before, after)];
}

function compareAlternative(before: JsonSchema, after: JsonSchema, path: string): Difference[] {
  return [
    ...compareConstraints(before, after, path),
    ...compareProperties(before, after, path),
    ...compareOpenness(before.additionalProperties, after.additionalProperties, `${path}.*`),
    ...compareOpenness(before.propertyNames, after.propertyNames, `${path}.*`),
    ...compareOpenness(single(before.items), single(after.items), `${path}[]`),
    ...compareParts(before.prefixItems, after.prefixItems, path),
    ...compareParts(before.allOf, after.allOf, path),
  ];
}

function compareProperties(before: JsonSchema, after: JsonSchema, path: string): Difference[] {
  const known = before.properties ?? {};
  const now = after.properties ?? {};
  const kept = Object.entries(known).flatMap(([name, schema]) => {
    const place = `${path}.${name}`;
    const current = now[name];
    if (!current) return [difference('property-removed', place)];
    const was = before.required?.includes(name) ?? false;
    const is = after.required?.includes(name) ?? false;
    const need =
      was === is ? [] : [difference(is ? 'property-made-required' : 'property-made-optional', place)];
    return [...need, ...compareSchemas(schema, current, place)];
  });
  const added = (after.required ?? []).filter((name) => !(name in known));
  return [...kept, ...added.map((name) => difference('required-property-added', `${path}.${name}`))];
}

type Openness = boolean | JsonSchema | undefined;

/** Compares what may stand in places without a name: left out, true and {} all mean anything. */
function compareOpenness(before: Openness, after: Openness, path: string): Difference[] {
  const [one, other] = [before ?? true, after ?? true].map((side) =>
    typeof side === 'object' && Object.keys(side).length === 0 ? true : side,
  ) as [boolean | JsonSchema, boolean | JsonSchema];
  if (typeof one === 'object' && typeof other === 'object') return compareSchemas(one, other, path);
  if (one === other) return [];
  const tighter = one === true || other === false;
  return [difference(tighter ? 'constraint-tightened' : 'constraint-loosened', path, one, other)];
}

function compareParts(before: readonly JsonSchema[] = [], after: readonly JsonSchema[] = [], path: string) {
  if (before.length !== after.length) {
    return [difference('type-changed', path, `${before.length} parts`, `${after.length} parts`)];
  }
  return before.flatMap((schema, i) => compareSchemas(schema, after[i]!, `${path}[${i}]`));
}

/** Compares the definitions that recursive schemas refer to. */
function compareNamed(before: JsonSchema['$defs'] = {}, after: JsonSchema['$defs'] = {}, path: string) {
  return Object.entries(before).flatMap(([name, schema]) => {
    const current = after[name];
    return current ? compareSchemas(schema, current, `${path}#${name}`) : [];
  });
}

function single(items: JsonSchema['items']): Openness {
  return Array.isArray(items) ? undefined : (items as Openness);
}
