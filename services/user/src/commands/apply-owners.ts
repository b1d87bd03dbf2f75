import { ApplyOwners, RolesChanged } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { rolesTold, withOwnership } from '../rules/roles.ts';
import { ownersAnd, profiles } from '../tables/profiles.ts';

export const applyOwners = command(ApplyOwners, {
  store: 'sql',
  reads: ({ data }) => ({ concerned: ownersAnd(data.telegramIds) }),
  decide: ({ data }, { concerned }, { now }) => {
    const owners = new Set(data.telegramIds);
    const changed = concerned.flatMap((profile) => {
      const owned = withOwnership(profile, owners);
      return owned === profile ? [] : [owned];
    });
    return accept(
      { changed: changed.length },
      {
        save: changed.map(profiles.put),
        emit: changed.map((profile) =>
          RolesChanged.of({ userId: profile.userId, ...rolesTold(profile, now) }),
        ),
      },
    );
  },
});
