import { sqlTable } from '@yabot/service-kit';
import type { NotedChange } from '../rules/noted-change.ts';

export const notedChanges = sqlTable<NotedChange>('noted_changes', {
  key: 'userId',
  columns: { userId: 'text', wanted: 'json' },
});
