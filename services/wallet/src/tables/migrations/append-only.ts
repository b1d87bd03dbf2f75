/** Tables of the first migration whose rows stay as they are written. */
export const BOOK = ['movements', 'entries', 'checkpoints'];

/** What only one row of each may have: one with the same is in the way of a new one. */
export const UNIQUE: Readonly<Record<string, readonly string[]>> = {
  movements: ['cause = new.cause', 'movement_id = new.movement_id'],
  entries: [
    'id = new.id',
    'sequence is not null and account = new.account and sequence = new.sequence',
    'movement_id = new.movement_id and account = new.account',
  ],
  checkpoints: ['number = new.number', 'previous = new.previous', 'hash = new.hash'],
  freezes: ['id = new.id'],
};

/** SQLite refuses to change or delete a row of a table. */
export const sqliteGuards = (table: string) =>
  ['update', 'delete'].map(
    (change) =>
      `create trigger ${table}_no_${change} before ${change} on ${table}
       begin select raise(abort, '${table} is append only'); end`,
  );

/** SQLite refuses a row that has what only one may have: a REPLACE deletes the one in its way unasked. */
export const sqliteNoReplacing = ([table, same]: readonly [string, readonly string[]]) => {
  const inTheWay = same.map((condition) => `exists (select 1 from ${table} where ${condition})`);
  return `create trigger ${table}_no_replace before insert on ${table} when ${inTheWay.join(' or ')}
    begin select raise(abort, 'UNIQUE: ${table} is append only'); end`;
};

/** What the triggers of PostgreSQL call. */
export const POSTGRES_REFUSAL = `create function refuse_change() returns trigger language plpgsql as $$
  begin raise exception '% is append only', tg_table_name using errcode = 'restrict_violation'; end $$`;

/** PostgreSQL refuses to change, delete or truncate rows of a table. */
export const postgresGuards = (table: string) => [
  `create trigger ${table}_no_change before update or delete on ${table}
   for each row execute function refuse_change()`,
  `create trigger ${table}_no_truncate before truncate on ${table}
   for each statement execute function refuse_change()`,
];

/** The service's own account has no right to what the triggers refuse: it would have to give it to itself first. */
export const withoutRights = (table: string) =>
  `revoke update, delete, truncate on ${table} from current_user`;
