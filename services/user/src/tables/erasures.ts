import { sqlTable } from '@yabot/service-kit';
import type { Erasure } from '../rules/erasure.ts';

/** What is left of people who were erased: that nobody is registered under their ids again. */
export const erasures = sqlTable<Erasure>('erasures', {
  key: 'userId',
  columns: { userId: 'text', by: 'text', erasedAt: 'text' },
});
