import { type Lookup, type QueryContext, sqlTable } from '@yabot/service-kit';
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
    roleEnds: 'json',
    nextRoleEnd: 'text',
    registeredAt: 'text',
    complete: 'boolean',
  },
});

/** The first names of those who are known. */
export async function namesOf(
  sql: QueryContext['sql'],
  userIds: readonly string[],
): Promise<{ userId: string; firstName: string }[]> {
  const rows = await sql('profiles').select('user_id', 'first_name').whereIn('user_id', userIds);
  return rows.map((row) => ({ userId: String(row.user_id), firstName: String(row.first_name) }));
}

/** How many are read at once. */
export const AT_ONCE = 100;
// The indexes are of these rows alone: the conditions stand in the statements, as a value given beside it is not seen.

/** Those who are owners, and those of these Telegram accounts. */
export const ownersAnd = (telegramIds: readonly number[]): Lookup<Profile> =>
  profiles.lookup((database) => {
    const owners = database('profiles').select('user_id').whereRaw('owner = 1');
    const named = database('identities').select('user_id').whereIn('telegram_id', telegramIds.map(String));
    return database('profiles').whereIn('user_id', owners.union(named));
  });

/** Registrations from before a moment whose state does not stand yet, the oldest first. */
export const incompleteBefore = (moment: string): Lookup<Profile> =>
  profiles.lookup((database) =>
    database('profiles')
      .whereRaw('complete = 0')
      .where('registered_at', '<', moment)
      .orderBy('registered_at')
      .limit(AT_ONCE),
  );

/** Those who are more than followers, or were given more, after a user id. */
export const withRolesAfter = (userId: string): Lookup<Profile> =>
  profiles.lookup((database) =>
    database('profiles')
      .whereRaw("(owner = 1 or granted <> '[]')")
      .where('user_id', '>', userId)
      .orderBy('user_id')
      .limit(AT_ONCE),
  );

/** Those of whom a role was to end by a moment, the first to end first. */
export const rolesEndingBy = (moment: string): Lookup<Profile> =>
  profiles.lookup((database) =>
    database('profiles').where('next_role_end', '<=', moment).orderBy('next_role_end').limit(AT_ONCE),
  );

/** Who has a Telegram username, in whichever case: two when it went from one to another and the first was not seen since. */
export async function namedAs(sql: QueryContext['sql'], username: string): Promise<Profile[]> {
  const rows = await sql('profiles').whereRaw('lower(username) = ?', [username.toLowerCase()]).limit(2);
  return rows.map(profiles.fromStored);
}
