import { sqlTable } from '@yabot/service-kit';
import type { Post } from '../rules/buttons.ts';

export const posts = sqlTable<Post>('posts', {
  key: 'key',
  columns: { key: 'text', chatId: 'integer', messageId: 'integer', emojis: 'json', counts: 'json' },
});
