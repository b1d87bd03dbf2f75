import { sqlTable } from '@yabot/service-kit';
import type { Invite } from '../rules/doors.ts';

export const invites = sqlTable<Invite>('invites', {
  key: 'id',
  columns: { id: 'text', userId: 'text', chatId: 'integer', link: 'text', at: 'text' },
});
