import type { Collection } from '../documents/collection.ts';
import type { AnyFilter, DocumentQuery } from '../documents/query.ts';
import type { StoredRow } from '../sql/table.ts';

/** A statement and its values. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

const COMPARISONS = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const;

/** Where a field stands. */
const columnOf = ({ key }: Pick<Collection, 'key'>, field: string): string =>
  field === key ? 'id' : `json_extract(document, '$.${field}')`;

/** Fields and which way they go, as an index and whoever sorts by it have to write them alike. */
export const ordered = (
  table: Pick<Collection, 'key'>,
  fields: Readonly<Record<string, 1 | -1 | undefined>>,
) =>
  Object.entries(fields)
    .map(([field, way]) => `${columnOf(table, field)} ${way === 1 ? 'asc' : 'desc'}`)
    .join(', ');

/** The row that a stored document is. */
export const rowOf = <Row>({ document }: StoredRow): Row => JSON.parse(document as string) as Row;

/** Reads the documents a query finds. */
export function selectOf<Row>(query: DocumentQuery<Row>): Statement {
  const { table, filter, selection } = query;
  const { sort = {}, skip = 0, limit = -1 } = selection;
  const where = whereOf(table, filter);
  const order = ordered(table, sort);
  return {
    sql: `select document from ${table.name} where ${where.sql}${order && ` order by ${order}`} limit ? offset ?`,
    values: [...where.values, limit, skip],
  };
}

/** Reads their keys. */
export function idsOf<Row>({ table, filter }: DocumentQuery<Row>): Statement {
  const { sql, values } = whereOf(table, filter);
  return { sql: `select id from ${table.name} where ${sql}`, values };
}

/** The same query, of the documents with these keys only. */
export const withKeys = <Row>(query: DocumentQuery<Row>, keys: readonly string[]): DocumentQuery<Row> => ({
  ...query,
  filter: { [query.table.key]: { $in: keys }, $or: [query.filter] },
  selection: {},
});

/** Counts them. */
export function countOf<Row>({ table, filter }: DocumentQuery<Row>): Statement {
  const { sql, values } = whereOf(table, filter);
  return { sql: `select count(*) as n from ${table.name} where ${sql}`, values };
}

function whereOf(table: Pick<Collection, 'key'>, { $or, ...fields }: AnyFilter): Statement {
  const parts = Object.entries(fields).flatMap(([field, condition]) =>
    conditionOf(columnOf(table, field), condition),
  );
  const either = $or?.map((each) => whereOf(table, each));
  return allOf(either ? [...parts, oneOf(either)] : parts);
}

const allOf = (parts: readonly Statement[]) => joined(parts, ' and ', 'true');
const oneOf = (parts: readonly Statement[]) => joined(parts, ' or ', 'false');

const joined = (parts: readonly Statement[], word: string, ofNone: string): Statement => ({
  sql: parts.length === 0 ? ofNone : `(${parts.map(({ sql }) => sql).join(word)})`,
  values: parts.flatMap(({ values }) => values),
});

function conditionOf(column: string, condition: unknown): Statement[] {
  if (condition === null || typeof condition !== 'object') return [comparison(column, 'is', condition)];
  return Object.entries(condition).map(([operator, value]) => {
    if (operator === '$ne') return comparison(column, 'is not', value);
    if (operator === '$in')
      return { sql: `${column} in (select value from json_each(?))`, values: [JSON.stringify(value)] };
    return comparison(column, COMPARISONS[operator as keyof typeof COMPARISONS], value);
  });
}

const comparison = (column: string, operator: string, value: unknown): Statement => ({
  sql: `${column} ${operator} ?`,
  values: [typeof value === 'boolean' ? Number(value) : value],
});
