import type { AnyFilter, Selection } from '../../src/store/documents/query.ts';

type Row = object;
type Value = string | number | boolean | null;

const valueIn = (row: Row, field: string) => ((row as Record<string, unknown>)[field] ?? null) as Value;

/** What a filter means: whether it finds a row. */
export function isFound(row: Row, { $or, ...conditions }: AnyFilter): boolean {
  const holds = Object.entries(conditions).every(([field, condition]) =>
    fits(valueIn(row, field), condition),
  );
  return holds && ($or?.some((each) => isFound(row, each)) ?? true);
}

function fits(value: Value, condition: unknown): boolean {
  if (condition === null || typeof condition !== 'object') return value === condition;
  return Object.entries(condition).every(([operator, other]) => OPERATORS[operator]!(value, other));
}

/** Null has no size. */
const sized = (fits: (order: number) => boolean) => (value: Value, other: unknown) =>
  value !== null && fits(order(value, other as Value));

const OPERATORS: Readonly<Record<string, (value: Value, other: unknown) => boolean>> = {
  $ne: (value, other) => value !== other,
  $in: (value, others) => (others as Value[]).includes(value),
  $gt: sized((by) => by > 0),
  $gte: sized((by) => by >= 0),
  $lt: sized((by) => by < 0),
  $lte: sized((by) => by <= 0),
};

/** Null comes first; texts are compared byte by byte. */
function order(one: Value, other: Value): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  if (typeof one === 'string') return Buffer.compare(Buffer.from(one), Buffer.from(String(other)));
  return Number(one) - Number(other);
}

/** What a selection means: which of the rows that were found are given. */
export function selected<R extends Row>(rows: readonly R[], selection: Selection): R[] {
  const { sort = {}, skip = 0, limit = Number.POSITIVE_INFINITY } = selection;
  const byFields = (one: R, other: R) => {
    for (const [field, way] of Object.entries(sort)) {
      const by = order(valueIn(one, field), valueIn(other, field)) * Number(way);
      if (by !== 0) return by;
    }
    return 0;
  };
  return rows.toSorted(byFields).slice(skip, skip + limit);
}
