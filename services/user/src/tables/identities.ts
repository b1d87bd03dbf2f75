import { sqlTable } from '@yabot/service-kit';
import type { Identity } from '../rules/profile.ts';

/** Makes Telegram accounts unique, and users found by them. */
export const identities = sqlTable<Identity>('identities', {
  key: 'telegramId',
  columns: { telegramId: 'text', userId: 'text' },
});
