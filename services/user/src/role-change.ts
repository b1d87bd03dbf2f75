import {
  notAllowed,
  ownerFixed,
  type Role,
  RolesChanged,
  type SentCommand,
  userUnknown,
} from '@yabot/contracts';
import { accept, refuse } from '@yabot/service-kit';
import type { Ban } from './rules/ban.ts';
import { actingRoles, mayChangeRole } from './rules/permissions.ts';
import type { Profile } from './rules/profile.ts';
import { rolesTold } from './rules/roles.ts';
import { bans } from './tables/bans.ts';
import { profiles } from './tables/profiles.ts';

/** A role of somebody, and who wants it changed. */
interface Change {
  readonly userId: string;
  readonly role: Role;
  readonly by: string;
}

/** What a change of a role reads: whose it is, and who changes it. */
export const roleReads = ({ data }: { readonly data: Change }) => ({
  profile: profiles.ref(data.userId),
  by: profiles.ref(data.by),
  ban: bans.ref(data.by),
});

type Rows = {
  readonly profile: Profile | undefined;
  readonly by: Profile | undefined;
  readonly ban: Ban | undefined;
};

/** Changes a role of somebody: who may, and what follows, is the same for giving and taking. */
export function changeRole(
  { userId, role }: Change,
  { profile, by, ban }: Rows,
  now: Date,
  change: (profile: Profile) => Profile,
  send: readonly SentCommand[] = [],
) {
  if (role === 'owner') return refuse(ownerFixed);
  if (!mayChangeRole(actingRoles(by, ban, now), role)) return refuse(notAllowed);
  if (!profile) return refuse(userUnknown);
  const changed = change(profile);
  const told = rolesTold(changed, now);
  if (changed === profile) return accept(told);
  return accept(told, {
    save: [profiles.put(changed)],
    emit: [RolesChanged.of({ userId, ...told })],
    send,
  });
}
