import { sqlTable } from '@yabot/service-kit';
import type { KeptDraft } from '../rules/drafts.ts';

export const drafts = sqlTable<KeptDraft>('drafts', {
  key: 'id',
  columns: { id: 'text', userId: 'text', data: 'json', until: 'text' },
});

export const draftsEndedBefore = (moment: string, limit: number) =>
  drafts.lookup((database) => database('drafts').where('until', '<', moment).limit(limit));
