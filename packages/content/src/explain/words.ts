import { stringify } from 'yaml';
import type { Path } from '../path.ts';
import { t } from '../texts.ts';

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
  if (value === null || value === undefined) return t('kind.nothing');
  if (Array.isArray(value)) return t('kind.list');
  if (typeof value === 'object') return t('kind.fields');
  if (typeof value === 'string') return t('kind.text');
  return typeof value === 'boolean' ? `\`${value}\`` : t('kind.this-number', { value: String(value) });
}

const EXPECTED = {
  string: 'kind.text',
  number: 'kind.number',
  int: 'kind.whole',
  boolean: 'kind.boolean',
  array: 'kind.list',
  object: 'kind.fields',
  record: 'kind.fields',
  null: 'kind.nothing',
} as const;

/** What the schema wants, in words. */
export function kindOfSchema(expected: string): string {
  return expected in EXPECTED ? t(EXPECTED[expected as keyof typeof EXPECTED]) : expected;
}
