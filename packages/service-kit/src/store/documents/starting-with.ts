import type { Lookup } from '../table.ts';
import type { Collection } from './collection.ts';
import type { Comparable, Documents, Filter } from './query.ts';

/** After every text that begins with a prefix, in the order of bytes. */
const AFTER_ALL = '\u{10ffff}';

const rangeOf = <Row>({ key }: Collection<Row>, prefix: string, after = prefix) =>
  ({ [key]: { $gt: after, $lt: `${prefix}${AFTER_ALL}` } }) as object as Filter<Row>;

const byKey = <Row>({ key }: Collection<Row>) => ({ [key]: 1 }) as { [Field in Comparable<Row>]?: 1 };

/**
 * For a decision: the first rows whose keys begin with a prefix.
 * @example reads: ({ data }) => ({ found: startingWith(rewardedPosts, `${data.userId}:`, 500) })
 */
export function startingWith<Row>(table: Collection<Row>, prefix: string, limit: number): Lookup<Row> {
  return table.where(rangeOf(table, prefix), { sort: byKey(table), limit });
}

/** Some of the rows of several collections whose keys begin with a prefix, by the name of their collection. */
export interface Page {
  readonly rows: Readonly<Record<string, readonly object[]>>;
  /** Asks for the next page; null on the last. */
  readonly next: string | null;
}

/**
 * For a query: a page of the rows of several collections whose keys begin with a prefix, one collection after another.
 * @param page.cursor the `next` of the page before
 * @returns nothing when the cursor is none that a page before gave
 */
export async function pageStartingWith(
  documents: Documents,
  tables: readonly Collection<object>[],
  { prefix, cursor, limit }: { prefix: string; cursor?: string | undefined; limit: number },
): Promise<Page | undefined> {
  const [, name, after] = /^([^/]*)\/(.*)$/s.exec(cursor ?? `${tables[0]?.name}/${prefix}`) ?? [];
  const place = tables.findIndex((each) => each.name === name);
  const table = tables[place];
  if (!table || !after?.startsWith(prefix)) return undefined;
  const selection = { sort: byKey(table), limit: limit + 1 };
  const found = await documents.find(table.where(rangeOf(table, prefix, after), selection));
  const page = found.slice(0, limit);
  const following = tables[place + 1];
  const nextTable = following ? `${following.name}/${prefix}` : null;
  const next = found.length > limit ? `${table.name}/${table.keyOf(page.at(-1)!)}` : nextTable;
  return { rows: { [table.name]: page }, next };
}
