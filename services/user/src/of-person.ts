import type { Lookup, QueryContext, SqlTable } from '@yabot/service-kit';
import { invites } from './tables/invites.ts';
import { memberships } from './tables/memberships.ts';
import { periods } from './tables/periods.ts';
import { payments, purchases } from './tables/purchases.ts';
import { invitations } from './tables/referrals.ts';
import { standings } from './tables/standings.ts';

type Row = Readonly<Record<string, unknown>>;
type Statement = ReturnType<QueryContext['sql']>;

/** Rows that are kept of a person beside what stands under their id alone. */
export interface PartOfPerson {
  readonly name: string;
  readonly table: SqlTable<Row>;
  /** Those of a person, by key; at most so many, after one. */
  of(userId: string, limit: number, after?: string): Lookup<Row>;
  read(sql: QueryContext['sql'], userId: string, limit: number, after?: string): Promise<Row[]>;
}

function part<R>(
  name: string,
  made: SqlTable<R>,
  their: (all: Statement, userId: string) => Statement,
): PartOfPerson {
  const table = made as unknown as SqlTable<Row>;
  const found = (sql: QueryContext['sql'], userId: string, limit: number, after = '') =>
    their(sql(table.name), userId).where(table.keyColumn, '>', after).orderBy(table.keyColumn).limit(limit);
  return {
    name,
    table,
    of: (userId, limit, after) => table.lookup((sql) => found(sql, userId, limit, after)),
    read: async (sql, userId, limit, after) => (await found(sql, userId, limit, after)).map(table.fromStored),
  };
}

/** Nothing was paid by these: they are an intention, and no matter of the books. */
const UNPAID = ['offered', 'refused'];

/** What is forgotten of who is erased. */
export const FORGOTTEN: readonly PartOfPerson[] = [
  part('standing', standings, (all, userId) => all.where('user_id', userId)),
  part('memberships', memberships, (all, userId) => all.where('user_id', userId)),
  part('links', invites, (all, userId) => all.where('user_id', userId)),
  part('periods', periods, (all, userId) => all.where('user_id', userId)),
  part('invited', invitations, (all, userId) => all.where('inviter_id', userId)),
  part('offers', purchases, (all, userId) => all.where('paid_by', userId).whereIn('state', UNPAID)),
];

/**
 * What stays under an id that is nobody's any more: what was paid, since Stars can be asked back of us, and who paid whose
 * subscription. It is exported with the rest.
 */
export const KEPT: readonly PartOfPerson[] = [
  part('payments', payments, (all, userId) => all.where('user_id', userId)),
  part('purchases', purchases, (all, userId) =>
    all
      .where((either) => void either.where('paid_by', userId).orWhere('user_id', userId))
      .whereNotIn('state', UNPAID),
  ),
];
