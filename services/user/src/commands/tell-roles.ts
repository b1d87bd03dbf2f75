import { RolesChanged, TellRoles } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { rolesTold } from '../rules/roles.ts';
import { AT_ONCE, withRolesAfter } from '../tables/profiles.ts';

export const tellRoles = command(TellRoles, {
  store: 'sql',
  reads: ({ data }) => ({ page: withRolesAfter(data.after ?? '') }),
  decide: (_, { page }, { now }) => {
    const last = page.at(-1)?.userId;
    const isFull = page.length === AT_ONCE;
    return accept(
      { told: page.length },
      {
        emit: page.map((profile) => RolesChanged.of({ userId: profile.userId, ...rolesTold(profile, now) })),
        send:
          last && isFull
            ? [TellRoles.of({ after: last }, { key: `after:${last}:${now.toISOString()}` })]
            : [],
      },
    );
  },
});
