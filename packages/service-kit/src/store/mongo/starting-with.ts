import type { Connection } from 'mongoose';
import type { Lookup } from '../table.ts';
import type { Collection, StoredDocument } from './collection.ts';

/** After every text that begins with a prefix, in MongoDB's order of bytes. */
const AFTER_ALL = '\u{10ffff}';

const rangeOf = (prefix: string, after = prefix) => ({ _id: { $gt: after, $lt: `${prefix}${AFTER_ALL}` } });

/**
 * For a decision: the first rows whose keys begin with a prefix.
 * @example reads: ({ data }) => ({ found: startingWith(rewardedPosts, `${data.userId}:`, 500) })
 */
export function startingWith<Row>(table: Collection<Row>, prefix: string, limit: number): Lookup<Row> {
  return table.lookup((all, session) =>
    all.find(rangeOf(prefix), { session }).sort({ _id: 1 }).limit(limit).toArray(),
  );
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
  mongo: Connection,
  tables: readonly Collection<object>[],
  { prefix, cursor, limit }: { prefix: string; cursor?: string | undefined; limit: number },
): Promise<Page | undefined> {
  const [, name, after] = /^([^/]*)\/(.*)$/s.exec(cursor ?? `${tables[0]?.name}/${prefix}`) ?? [];
  const place = tables.findIndex((each) => each.name === name);
  const table = tables[place];
  if (!table || !after?.startsWith(prefix)) return undefined;
  const found = await mongo
    .db!.collection<StoredDocument>(table.name)
    .find(rangeOf(prefix, after))
    .sort({ _id: 1 })
    .limit(limit + 1)
    .toArray();
  const page = found.slice(0, limit);
  const following = tables[place + 1];
  const nextTable = following ? `${following.name}/${prefix}` : null;
  const next = found.length > limit ? `${table.name}/${page.at(-1)!._id}` : nextTable;
  return { rows: { [table.name]: page.map(table.fromStored) }, next };
}
