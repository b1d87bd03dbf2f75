import { type QueryContext, sqlTable } from '@yabot/service-kit';
import type { KeptDraft } from '../rules/drafts.ts';

export const drafts = sqlTable<KeptDraft>('drafts', {
  key: 'id',
  columns: { id: 'text', userId: 'text', data: 'json', until: 'text' },
});

export const draftsEndedBefore = (moment: string, limit: number) =>
  drafts.lookup((database) => database('drafts').where('until', '<', moment).limit(limit));

/** Those of somebody. */
export const draftsOf = (userId: string) =>
  drafts.lookup((database) => database('drafts').where('user_id', userId));

/** What somebody has begun, for a query. */
export async function draftsBy(sql: QueryContext['sql'], userId: string): Promise<KeptDraft[]> {
  return (await sql('drafts').where('user_id', userId)).map(drafts.fromStored);
}
