import {
  type GrantRole,
  notAllowed,
  ownerFixed,
  type Role,
  RolesChanged,
  userUnknown,
} from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { actingRoles, mayChangeRole } from './rules/permissions.ts';
import type { Profile } from './rules/profile.ts';
import { rolesOf } from './rules/roles.ts';
import { bans } from './tables/bans.ts';
import { profiles } from './tables/profiles.ts';

/** Carries out a command that changes a role of somebody: who may, and what follows, is the same for all of them. */
export const roleChange = (definition: typeof GrantRole, change: (profile: Profile, role: Role) => Profile) =>
  command(definition, {
    store: 'sql',
    reads: ({ data }) => ({
      profile: profiles.ref(data.userId),
      by: profiles.ref(data.by),
      ban: bans.ref(data.by),
    }),
    decide: ({ data }, { profile, by, ban }, { now }) => {
      if (data.role === 'owner') return refuse(ownerFixed);
      if (!mayChangeRole(actingRoles(by, ban, now), data.role)) return refuse(notAllowed);
      if (!profile) return refuse(userUnknown);
      const changed = change(profile, data.role);
      const roles = rolesOf(changed);
      if (changed === profile) return accept({ roles });
      return accept(
        { roles },
        { save: [profiles.put(changed)], emit: [RolesChanged.of({ userId: data.userId, roles })] },
      );
    },
  });
