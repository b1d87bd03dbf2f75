import { FindUser, usernameUnclear, userUnknown } from '@yabot/contracts';
import { type QueryContext, query, refuse } from '@yabot/service-kit';
import { identities } from '../tables/identities.ts';
import { namedAs, profiles } from '../tables/profiles.ts';

type Names = typeof FindUser.sample;

export const findUser = query(FindUser, {
  answer: async (names, context) => {
    const [profile, another] = await profilesOf(names, context);
    if (!profile) return refuse(userUnknown);
    if (another) return refuse(usernameUnclear);
    const { userId, telegramId, firstName, username } = profile;
    return { userId, telegramId, firstName, username };
  },
});

async function profilesOf(names: Names, { sql, load }: QueryContext) {
  if ('username' in names) return namedAs(sql, names.username.replace(/^@/, ''));
  const userId =
    'userId' in names ? names.userId : (await load(identities.ref(String(names.telegramId))))?.userId;
  const profile = userId && (await load(profiles.ref(userId)));
  return profile ? [profile] : [];
}
