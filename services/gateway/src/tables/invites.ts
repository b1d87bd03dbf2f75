import { type QueryContext, sqlTable } from '@yabot/service-kit';
import type { Invite } from '../rules/doors.ts';

export const invites = sqlTable<Invite>('invites', {
  key: 'id',
  columns: { id: 'text', userId: 'text', chatId: 'integer', link: 'text', at: 'text' },
});

/** Those of somebody. */
export const invitesOf = (userId: string) =>
  invites.lookup((database) => database('invites').where('user_id', userId));

/** The links that were made for somebody, for a query. */
export async function invitesFor(sql: QueryContext['sql'], userId: string): Promise<Invite[]> {
  return (await sql('invites').where('user_id', userId)).map(invites.fromStored);
}
