import type { LocalizedText } from '@yabot/contracts';
import { localizedText, telegramId } from '@yabot/contracts';
import { grouped, spokenLanguage } from '@yabot/service-kit/texts';
import { z } from 'zod';
import { minute } from '../terminal/local-time.ts';
import { type MessageKey, t, wordsIn } from '../terminal/messages.ts';
import { styled } from '../terminal/output.ts';
import { cut, table, widthOf } from '../terminal/table.ts';
import { bare, kindOf, shapeOf } from './fields.ts';

type Row = Readonly<Record<string, unknown>>;
type Names = ReadonlyMap<string, string>;

const NONE = '–';
/** What it means that a field is null, where that is more than that there is none. */
export const NULL: Readonly<Record<string, MessageKey>> = {
  userId: 'operation.everyone',
  until: 'operation.for-good',
};
/** What says only that there is no page more. */
const PAGES = ['next', 'before'];
/** What is many things in one place of a table is cut; programs get all of it. */
const WIDEST = 80;
/** A table that is wider has no columns in which one place is a list of things. */
const WIDEST_TABLE = 200;

/** Everybody whose id stands somewhere in a value, by its schema. */
export function peopleIn(schema: z.ZodType, value: unknown): string[] {
  if (value === null || value === undefined) return [];
  const inner = chosen(schema, value);
  if (kindOf(inner) === 'person') return [String(value)];
  if (inner instanceof z.ZodArray)
    return (value as unknown[]).flatMap((each) => peopleIn(inner.element as z.ZodType, each));
  return Object.entries(shapeOf(inner)).flatMap(([key, each]) => peopleIn(each, (value as Row)[key]));
}

/** A value as lines for a person: what is one thing in a line, what there are many of in a table. */
export function shown(schema: z.ZodType, value: unknown, names: Names): string[] {
  if (value === null) return [t('operation.none')];
  const inner = chosen(schema, value);
  if (inner instanceof z.ZodArray) return tableOf(inner.element as z.ZodType, value as unknown[], names);
  const parts = Object.entries(shapeOf(inner)).filter(([key]) => isTold(key, (value as Row)[key]));
  if (parts.length === 0) return [t('operation.done')];
  const [long, short] = split(parts, ([key, each]) => isLong(each, (value as Row)[key]));
  const width = Math.max(0, ...short.map(([key]) => widthOf(wordsIn('told', key))));
  return [
    ...short.map(([key, each]) => {
      const title = wordsIn('told', key);
      const blanks = ' '.repeat(width - widthOf(title));
      return `${styled('dim', title)}${blanks}  ${named(key, each, (value as Row)[key], names)}`;
    }),
    ...long.flatMap(([key, each]) => [
      styled('bold', wordsIn('told', key)),
      ...shown(each, (value as Row)[key], names).map((line) => `  ${line}`),
    ]),
  ];
}

/** Of alternatives, the one that a value is. */
function chosen(schema: z.ZodType, value: unknown): z.ZodType {
  const inner = bare(schema);
  if (!(inner instanceof z.ZodUnion)) return inner;
  const options = inner.options as readonly z.ZodType[];
  return options.find((option) => option.safeParse(value).success) ?? inner;
}

const isText = (schema: z.ZodType) => bare(schema) === localizedText;

/** What does not fit into a line: objects, and lists of them. */
function isLong(schema: z.ZodType, value: unknown): boolean {
  if (value === null) return false;
  const inner = chosen(schema, value);
  if (inner instanceof z.ZodArray) {
    return (value as unknown[]).length > 0 && bare(inner.element as z.ZodType) instanceof z.ZodObject;
  }
  return inner instanceof z.ZodObject && !isText(inner);
}

function tableOf(element: z.ZodType, values: readonly unknown[], names: Names): string[] {
  if (values.length === 0) return [t('operation.none')];
  const inner = chosen(element, values[0]);
  if (!(inner instanceof z.ZodObject)) return values.map((value) => cell(element, value, names));
  const rows = values as readonly Row[];
  const columns = Object.entries(shapeOf(inner)).filter(([key]) =>
    rows.some((row) => row[key] !== undefined),
  );
  const all = tableWith(columns, rows, names);
  if (Math.max(...all.map(widthOf)) <= WIDEST_TABLE) return all;
  return tableWith(
    columns.filter(([, schema]) => !isListOfThings(schema)),
    rows,
    names,
  );
}

function isListOfThings(schema: z.ZodType): boolean {
  const inner = bare(schema);
  return inner instanceof z.ZodArray && bare(inner.element as z.ZodType) instanceof z.ZodObject;
}

function tableWith(
  columns: readonly (readonly [string, z.ZodType])[],
  rows: readonly Row[],
  names: Names,
): string[] {
  return table(
    columns.map(([key, schema]) => ({
      title: styled('dim', wordsIn('told', key)),
      ...(kindOf(schema) === 'number' ? { align: 'right' as const } : {}),
    })),
    rows.map((row) => columns.map(([key, schema]) => inTable(schema, named(key, schema, row[key], names)))),
  );
}

const isTold = (key: string, value: unknown) =>
  value !== undefined && !(value === null && PAGES.includes(key));

/** The value of a field, which may say something by being null. */
function named(key: string, schema: z.ZodType, value: unknown, names: Names): string {
  const meaning = value === null ? NULL[key] : undefined;
  return meaning ? t(meaning) : cell(schema, value, names);
}

/** Ids and causes are whole everywhere: they are copied. */
function inTable(schema: z.ZodType, text: string): string {
  const isMany = isText(schema) || kindOf(schema) === 'list' || bare(schema) instanceof z.ZodObject;
  return isMany ? cut(text, WIDEST) : text;
}

/** A value in one place of a line. */
export function cell(schema: z.ZodType, value: unknown, names: Names): string {
  if (value === null || value === undefined) return NONE;
  const inner = chosen(schema, value);
  if (inner === telegramId) return String(value);
  if (isText(inner)) return (value as LocalizedText)[spokenLanguage()];
  if (inner instanceof z.ZodLiteral) return wordsIn('value', String(value));
  if (inner instanceof z.ZodObject) return parts(inner, value as Row, names);
  switch (kindOf(inner)) {
    case 'person':
      return [names.get(String(value)), styled('dim', String(value))].filter(Boolean).join(' ');
    case 'moment':
      return minute(new Date(String(value)));
    case 'number':
      return Number.isInteger(value) ? grouped(Number(value)) : Number(value).toFixed(2);
    case 'switch':
      return t(value ? 'operation.yes' : 'operation.no');
    case 'choice':
      return wordsIn('value', String(value));
    case 'list': {
      const element = (inner as z.ZodArray).element as z.ZodType;
      return (value as unknown[]).map((each) => cell(element, each, names)).join(', ') || NONE;
    }
    case 'text':
      return String(value);
    default:
      return NONE;
  }
}

const parts = (schema: z.ZodType, value: Row, names: Names) =>
  Object.entries(shapeOf(schema))
    .filter(([key]) => value[key] !== undefined && value[key] !== null)
    .map(([key, each]) => `${wordsIn('told', key)} ${cell(each, value[key], names)}`)
    .join(', ');

function split<T>(all: readonly T[], belongs: (each: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((each) => !belongs(each))];
}
