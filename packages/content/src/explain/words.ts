import { stringify } from 'yaml';
import type { Path } from '../path.ts';

/** A value as YAML on one line. */
export function inline(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trim();
}

/** How a value is written at a path: after its name, or as an entry of a list. */
export function written(path: Path, value: unknown): string {
  const name = path.at(-1);
  if (name === undefined) return `\`${inline(value)}\``;
  return typeof name === 'number'
    ? `\`- ${inline(value)}\``
    : `\`${inline({ [name]: value }).slice(2, -2)}\``;
}

/** What kind of value something is, in words. */
export function kindOfValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'several fields';
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? `\`${value}\`` : `the number ${value}`;
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'several fields',
  record: 'several fields',
  null: 'nothing',
};

/** What the schema wants, in words. */
export function kindOfSchema(expected: string): string {
  return EXPECTED[expected] ?? expected;
}
