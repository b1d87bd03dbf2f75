import { z } from 'zod';
import { withoutWrappers } from '../events/fields.ts';
import { formatPath, type Path, valueAt } from '../path.ts';
import { t } from '../texts.ts';
import { exampleOf, keysOf, schemaAt } from './schema-at.ts';
import { didYouMean, suggestion } from './suggest.ts';
import { inline, kindOfSchema, kindOfValue, written } from './words.ts';

/** What is wrong with a value, where in it, and what to write instead. */
export interface Explanation {
  readonly path: Path;
  readonly problem: string;
  readonly instead: string;
  /** Whether the name itself is wrong rather than what stands after it. */
  readonly at: 'key' | 'value';
}

type Issue = z.core.$ZodIssue;
type Words = Pick<Explanation, 'problem' | 'instead'>;
/** What an explanation is made from. `name` is where the value stands, for telling how to write it. */
interface Case {
  readonly path: Path;
  readonly name: Path;
  readonly value: unknown;
  readonly schema: z.ZodType | undefined;
}

/**
 * Everything wrong with a value, in words.
 * @param under the path at which the value stands in its file
 */
export function explain(schema: z.ZodType, value: unknown, under: Path = []): Explanation[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  const meant = new Set<string>();
  const explanations = issues.flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    const name = [...under, ...path];
    const about: Case = { path, name, value: valueAt(value, path), schema: schemaAt(schema, path) };
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, about, meant));
    const words = isMissing(value, path) ? missing(about) : inWords(issue, about);
    return [{ path: name, at: 'value' as const, ...words }];
  });
  return explanations.filter(({ path }) => !meant.has(formatPath(path)));
}

function isMissing(value: unknown, path: Path): boolean {
  return path.length > 0 && valueAt(value, path) === undefined;
}

// A misspelt name is one mistake: what it was meant to be is not also missing.
function unknownKey(key: string, { name, schema, value }: Case, meant: Set<string>): Explanation {
  const problem = t('field.unknown', { key });
  const fields = keysOf(schema);
  const taken = (field: string) => Object.hasOwn(value as object, field);
  const free = fields.filter((field) => !taken(field));
  const guess = didYouMean(key, free);
  if (guess) meant.add(formatPath([...name, guess]));
  const double = guess ? undefined : didYouMean(key, fields.filter(taken));
  const instead = double ? t('field.twice', { double }) : suggestion(key, free);
  return { path: [...name, key], at: 'key', problem, instead };
}

function missing({ name, schema }: Case): Words {
  return {
    problem: t('field.missing', { name: formatPath(name.slice(-1)) }),
    instead: t('field.add', { value: written(name, exampleOf(schema) ?? '…') }),
  };
}

function inWords(issue: Issue, about: Case): Words {
  switch (issue.code) {
    case 'custom':
      return { problem: issue.message, instead: String(issue.params?.instead ?? likeThis(about)) };
    case 'invalid_type':
      return wrongKind(issue.expected, about);
    case 'invalid_value':
      return {
        problem: t('value.impossible', { value: inline(about.value) }),
        instead: suggestion(String(about.value), issue.values.map(String)),
      };
    case 'too_small':
    case 'too_big':
      return outOfRange(about);
    case 'invalid_format':
      return { problem: t('value.form', { value: inline(about.value) }), instead: rewritten(about) };
    case 'invalid_union':
      return {
        problem: t('value.union', { found: kindOfValue(about.value) }),
        instead: t('write.value-or-list'),
      };
    default:
      return { problem: issue.message, instead: likeThis(about) };
  }
}

function wrongKind(expected: string, about: Case): Words {
  const { value, name } = about;
  const problem = t('value.kind', { expected: kindOfSchema(expected), found: kindOfValue(value) });
  const isNumber = expected === 'number' || expected === 'int';
  if (isNumber && typeof value === 'string' && /^\s*-?\d+\s*$/.test(value)) {
    return { problem, instead: t('write.number', { value: written(name, Number(value)) }) };
  }
  if (expected === 'string' && ['number', 'boolean'].includes(typeof value)) {
    return { problem, instead: t('write.text', { value: written(name, String(value)) }) };
  }
  if (isNumber && typeof value === 'number')
    return { problem, instead: t('write.this', { value: written(name, Math.round(value)) }) };
  return { problem, instead: likeThis(about) };
}

function outOfRange(about: Case): Words {
  const schema = about.schema && withoutWrappers(about.schema);
  if (typeof about.value === 'number' && schema instanceof z.ZodNumber) {
    const { minValue, maxValue } = schema;
    return {
      problem: t('value.range', { value: about.value }),
      instead: t('write.range', { min: String(minValue), max: String(maxValue) }),
    };
  }
  if (Array.isArray(about.value) && about.value.length > 0) {
    return { problem: t('value.entries', { count: about.value.length }), instead: t('write.fewer') };
  }
  if (typeof about.value === 'string' && about.value.trim()) {
    return { problem: t('value.long', { count: about.value.length }), instead: t('write.shorter') };
  }
  return { problem: t('value.empty'), instead: likeThis(about) };
}

function rewritten(about: Case): string {
  const kebab = String(about.value)
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const fits = about.schema?.safeParse(kebab).success;
  return fits ? t('write.this', { value: written(about.name, kebab) }) : likeThis(about);
}

function likeThis({ name, schema }: Case): string {
  const example = exampleOf(schema);
  return example === undefined ? t('write.other') : t('write.like', { value: written(name, example) });
}
