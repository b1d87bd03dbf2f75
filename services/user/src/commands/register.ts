import {
  CreateState,
  identityTaken,
  personErased,
  Register,
  RolesChanged,
  UserUpdated,
} from '@yabot/contracts';
import { accept, command, type Decision, type DecisionContext, refuse } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { newProfile, type Person, type Profile, takenBy, updateProfile } from '../rules/profile.ts';
import { rolesTold, withOwnership } from '../rules/roles.ts';
import { erasures } from '../tables/erasures.ts';
import { identities } from '../tables/identities.ts';
import { profiles } from '../tables/profiles.ts';

export const register = command(Register, {
  store: 'sql',
  reads: ({ data }) => ({
    profile: profiles.ref(data.userId),
    identity: identities.ref(String(data.telegramId)),
    erased: erasures.ref(data.userId),
  }),
  decide: ({ data }, { profile, identity, erased }, { now, resources }: DecisionContext<Resources>) => {
    if (erased) return refuse(personErased);
    const holder = takenBy(data, profile, identity);
    if (holder) return refuse(identityTaken, { userId: holder });
    if (profile) return accept({ isNew: false }, update(profile, data, resources, now));
    return accept({ isNew: true }, begin(data, resources, now));
  },
});

/** The profile stands at once; the state follows, when the database of documents is there. */
function begin(person: Person, { owners, timeZone }: Resources, now: Date): Decision {
  const { userId, telegramId, language } = person;
  const profile = newProfile(person, owners.has(telegramId), now);
  return {
    save: [profiles.put(profile), identities.put({ telegramId: String(telegramId), userId })],
    emit: profile.owner ? [RolesChanged.of({ userId, ...rolesTold(profile, now) })] : [],
    send: [CreateState.of({ userId, language, timeZone }, { key: userId })],
  };
}

function update(profile: Profile, person: Person, { owners }: Resources, now: Date): Decision {
  const updated = updateProfile(profile, person);
  const owned = withOwnership(updated, owners);
  if (owned === profile) return {};
  const { userId } = profile;
  return {
    save: [profiles.put(owned)],
    emit: [
      ...(updated === profile ? [] : [UserUpdated.of({ userId })]),
      ...(owned === updated ? [] : [RolesChanged.of({ userId, ...rolesTold(owned, now) })]),
    ],
  };
}
