import type { Role } from '@yabot/contracts';
import type { Profile } from './profile.ts';

const RANKS: Readonly<Record<Role, number>> = { follower: 0, moderator: 1, admin: 2, owner: 3 };
const rising = (a: Role, b: Role) => RANKS[a] - RANKS[b];

/** When which of the roles that were given end; those that are not here are for good. */
export type RoleEnds = Readonly<Partial<Record<Role, string>>>;

/** All roles of somebody now, in rising order, also before somebody took note of an end. Everybody is a follower. */
export function rolesOf(
  { granted, roleEnds, owner }: Pick<Profile, 'granted' | 'roleEnds' | 'owner'>,
  now: Date,
): Role[] {
  const given = granted.filter((role) => !isOver(roleEnds[role], now.toISOString()));
  return ['follower', ...given, ...(owner ? (['owner'] as const) : [])];
}

const isOver = (end: string | undefined, at: string) => end !== undefined && end <= at;

/** The roles of somebody now, and when they end where they do, as others are told. */
export function rolesTold(profile: Profile, now: Date) {
  const roles = rolesOf(profile, now);
  const roleEnds = roles.flatMap((role) => {
    const until = profile.roleEnds[role];
    return until === undefined ? [] : [{ role, until }];
  });
  return roleEnds.length > 0 ? { roles, roleEnds } : { roles };
}

/** Higher may act on lower. Somebody without any role is below everybody. */
export function rankOf(roles: readonly Role[]): number {
  return Math.max(-1, ...roles.map((role) => RANKS[role]));
}

/** The profile with a role more, until a moment or for good; the same one when it is there so already. */
export function withRole(profile: Profile, role: Role, until: string | null = null): Profile {
  const { granted, roleEnds } = profile;
  if (role === 'follower') return profile;
  if (granted.includes(role) && (roleEnds[role] ?? null) === until) return profile;
  const { [role]: _, ...others } = roleEnds;
  const roles = granted.includes(role) ? granted : [...granted, role].toSorted(rising);
  return settled(profile, roles, until === null ? others : { ...others, [role]: until });
}

/** The profile with a role less; the same one when it is not there. */
export function withoutRole(profile: Profile, role: Role): Profile {
  if (!profile.granted.includes(role)) return profile;
  const { [role]: _, ...others } = profile.roleEnds;
  return settled(
    profile,
    profile.granted.filter((each) => each !== role),
    others,
  );
}

/** The profile without the roles that are over at a moment; the same one when none is. */
export function withoutEndedRoles(profile: Profile, at: string): Profile {
  return profile.granted.filter((role) => isOver(profile.roleEnds[role], at)).reduce(withoutRole, profile);
}

/** When somebody is below a role, as far as it is known; null when no end is known. */
export function rankEnd({ granted, roleEnds, owner }: Profile, role: Role): string | null {
  const high = granted.filter((each) => RANKS[each] >= RANKS[role]);
  const isForGood = owner || RANKS[role] === 0 || high.some((each) => roleEnds[each] === undefined);
  return isForGood
    ? null
    : (high
        .flatMap((each) => roleEnds[each] ?? [])
        .toSorted()
        .at(-1) ?? null);
}

function settled(profile: Profile, granted: readonly Role[], roleEnds: RoleEnds): Profile {
  return { ...profile, granted, roleEnds, nextRoleEnd: Object.values(roleEnds).toSorted()[0] ?? null };
}

/** The profile as the settings want it; the same one when it is so already. */
export function withOwnership(profile: Profile, owners: ReadonlySet<number>): Profile {
  const owner = owners.has(profile.telegramId);
  return owner === profile.owner ? profile : { ...profile, owner };
}
