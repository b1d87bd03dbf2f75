import type { Role } from '@yabot/contracts';
import { type Ban, isBanned } from './ban.ts';
import type { Profile } from './profile.ts';
import { rankOf, rolesOf } from './roles.ts';

/** Which roles each role may give and take. Nobody makes an owner, and nobody is ever less than a follower. */
const GRANTS: Readonly<Record<Role, readonly Role[]>> = {
  owner: ['moderator', 'admin'],
  admin: ['moderator'],
  moderator: [],
  follower: [],
};

/** The roles somebody may act with now: none when unknown or banned. */
export function actingRoles(profile: Profile | undefined, ban: Ban | undefined, now: Date): readonly Role[] {
  return profile && !isBanned(ban, now) ? rolesOf(profile, now) : [];
}

/** Whether somebody with these roles may give or take a role. */
export function mayChangeRole(actor: readonly Role[], role: Role): boolean {
  return actor.some((each) => GRANTS[each].includes(role));
}

/** Whether somebody with these roles may ban at all. */
export function mayBan(actor: readonly Role[]): boolean {
  return rankOf(actor) >= rankOf(['moderator']);
}

/** Whether somebody may ban that one, or lift their ban: only who stands below, so never oneself. */
export function mayBanThat(actor: readonly Role[], target: Profile, now: Date): boolean {
  return mayBan(actor) && rankOf(actor) > rankOf(rolesOf(target, now));
}

/** Whether somebody with these roles may give and take access, and decide about expiry runs and invitations that look like a ring. */
export function mayAdminister(actor: readonly Role[]): boolean {
  return rankOf(actor) >= rankOf(['admin']);
}
/** Whether somebody may erase that one: an administrator or owner who stands above them. */
export function mayErase(actor: readonly Role[], target: Profile | undefined, now: Date): boolean {
  if (rankOf(actor) < rankOf(['admin'])) return false;
  return !target || rankOf(actor) > rankOf(rolesOf(target, now));
}
