import type { Role } from '@yabot/contracts';
import type { Profile } from './profile.ts';

const RANKS: Readonly<Record<Role, number>> = { follower: 0, moderator: 1, admin: 2, owner: 3 };
const rising = (a: Role, b: Role) => RANKS[a] - RANKS[b];

/** All roles of somebody, in rising order. Everybody is a follower. */
export function rolesOf({ granted, owner }: Pick<Profile, 'granted' | 'owner'>): Role[] {
  return ['follower', ...granted, ...(owner ? (['owner'] as const) : [])];
}

/** Higher may act on lower. Somebody without any role is below everybody. */
export function rankOf(roles: readonly Role[]): number {
  return Math.max(-1, ...roles.map((role) => RANKS[role]));
}

/** The profile with a role more; the same one when it is there already. */
export function withRole(profile: Profile, role: Role): Profile {
  if (rolesOf(profile).includes(role)) return profile;
  return { ...profile, granted: [...profile.granted, role].toSorted(rising) };
}

/** The profile with a role less; the same one when it is not there. */
export function withoutRole(profile: Profile, role: Role): Profile {
  if (!profile.granted.includes(role)) return profile;
  return { ...profile, granted: profile.granted.filter((each) => each !== role) };
}

/** The profile as the settings want it; the same one when it is so already. */
export function withOwnership(profile: Profile, owners: ReadonlySet<number>): Profile {
  const owner = owners.has(profile.telegramId);
  return owner === profile.owner ? profile : { ...profile, owner };
}
