import { type Lookup, sqlTable } from '@yabot/service-kit';
import type { Ban } from '../rules/ban.ts';

/** Who is banned now. */
export const bans = sqlTable<Ban>('bans', {
  key: 'userId',
  columns: { userId: 'text', until: 'text', reason: 'text', bannedBy: 'text', bannedAt: 'text' },
});

const AT_ONCE = 500;

/** Bans that were to end by a moment, the oldest first. */
export const bansUntil = (moment: string): Lookup<Ban> =>
  bans.lookup((database) => database('bans').where('until', '<=', moment).orderBy('until').limit(AT_ONCE));
