import { type Lookup, sqlTable } from '@yabot/service-kit';
import type { Invite } from '../rules/membership.ts';

export const invites = sqlTable<Invite>('invites', {
  key: 'inviteId',
  columns: { inviteId: 'text', userId: 'text', chatId: 'integer', state: 'text', until: 'text' },
});

/** Somebody's links that can still be used, or are on their way. */
export const invitesOf = (userId: string): Lookup<Invite> =>
  invites.lookup((database) =>
    database('invites').where('user_id', userId).whereIn('state', ['wanted', 'sent']),
  );
