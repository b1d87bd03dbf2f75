import { type QueryContext, sqlTable } from '@yabot/service-kit';

/** Which reaction buttons of a post somebody has pressed. */
export interface Press {
  /** `<post>:<telegram id>` */
  readonly id: string;
  readonly emojis: readonly string[];
}

export const presses = sqlTable<Press>('presses', { key: 'id', columns: { id: 'text', emojis: 'json' } });

type Database = QueryContext['sql'];

/** Found by the account, which has to be there still. All presses are looked through: it happens when somebody asks for their data, or goes. */
const ofUser = (database: Database, userId: string) =>
  database('presses').whereRaw(
    "id like (select '%:' || cast(telegram_id as text) from accounts where user_id = ?)",
    [userId],
  );

/** What somebody pressed, for a decision. */
export const pressesOf = (userId: string) => presses.lookup((database) => ofUser(database, userId));

/** What somebody pressed, for a query. */
export async function pressedBy(sql: Database, userId: string): Promise<Press[]> {
  return (await ofUser(sql, userId)).map(presses.fromStored);
}
