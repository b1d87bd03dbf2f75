import { type Lookup, sqlTable } from '@yabot/service-kit';
import type { Profile } from '../rules/profile.ts';

export const profiles = sqlTable<Profile>('profiles', {
  key: 'userId',
  columns: {
    userId: 'text',
    telegramId: 'integer',
    firstName: 'text',
    lastName: 'text',
    username: 'text',
    language: 'text',
    owner: 'boolean',
    granted: 'json',
    registeredAt: 'text',
    complete: 'boolean',
  },
});

const AT_ONCE = 100;

/** Those who are owners, and those of these Telegram accounts. */
export const ownersAnd = (telegramIds: readonly number[]): Lookup<Profile> =>
  profiles.lookup((database) =>
    database('profiles')
      .where('owner', 1)
      .orWhereIn(
        'user_id',
        database('identities').select('user_id').whereIn('telegram_id', telegramIds.map(String)),
      ),
  );

/** Registrations from before a moment whose state does not stand yet, the oldest first. */
export const incompleteBefore = (moment: string): Lookup<Profile> =>
  profiles.lookup((database) =>
    database('profiles')
      .where('complete', 0)
      .where('registered_at', '<', moment)
      .orderBy('registered_at')
      .limit(AT_ONCE),
  );
