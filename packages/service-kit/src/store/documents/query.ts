import type { Lookup } from '../table.ts';
import type { Collection } from './collection.ts';

type Single = string | number | boolean;

/** The fields of a row that hold one value: what databases compare alike, lists and objects are not. */
export type Comparable<Row> = {
  [Field in keyof Row & string]-?: NonNullable<Row[Field]> extends Single ? Field : never;
}[keyof Row & string];

interface Sizes<Value> {
  readonly $gt?: Value;
  readonly $gte?: Value;
  readonly $lt?: Value;
  readonly $lte?: Value;
}

/**
 * What a field is compared with. Texts are compared byte by byte, whole numbers exactly up to 2⁵³; null is also a field that
 * is missing, and has no size.
 */
export type Condition<Value> =
  | Value
  | null
  | ({ readonly $ne?: Value | null; readonly $in?: readonly Value[] } & ([Value] extends [boolean]
      ? unknown
      : Sizes<Value>));

/**
 * Which rows: all conditions hold, and one of those in `$or`. A part of what MongoDB takes, with its words.
 * @see https://www.mongodb.com/docs/manual/reference/mql/query-predicates/
 */
export type Filter<Row> = {
  readonly [Field in Comparable<Row>]?: Condition<NonNullable<Row[Field]>>;
} & { readonly $or?: readonly Filter<Row>[] };

/** Which of the rows, and in which order. */
export interface Selection<Sorted extends string = string, Field extends string = string> {
  /** By the first field, then by the next; 1 from the least, -1 from the greatest, null being the least of all. */
  readonly sort?: { readonly [Name in Sorted]?: 1 | -1 };
  readonly skip?: number;
  readonly limit?: number;
  /** The only fields that are needed: others may be missing. */
  readonly only?: readonly Field[];
}

/** A filter of whatever collection. */
export interface AnyFilter {
  readonly [field: string]: unknown;
  readonly $or?: readonly AnyFilter[];
}

/** Rows of a collection that are found by more than their key: for a decision, or for a query. */
export interface DocumentQuery<Row = unknown> extends Lookup<Row> {
  readonly table: Collection<Row>;
  readonly filter: AnyFilter;
  readonly selection: Selection;
}

/** The documents of a service, read outside of a batch. */
export interface Documents {
  /** Whether the database is there, as far as is known; asked while it is not, it is waited for. */
  readonly available: boolean;
  find<Row>(query: DocumentQuery<Row>): Promise<Row[]>;
  count<Row>(query: DocumentQuery<Row>): Promise<number>;
  /** All that the filter finds, in no order, some read at a time. */
  each<Row>(query: DocumentQuery<Row>): AsyncIterable<Row>;
}
