import { AccessChanged, EndAccess } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { withoutEnded } from '../rules/access.ts';
import { isAhead } from '../rules/ahead.ts';
import { standings } from '../tables/standings.ts';

export const endAccess = command(EndAccess, {
  store: 'sql',
  reads: ({ data }) => ({ standing: standings.ref(data.userId) }),
  decide: ({ data: { userId, until } }, { standing }, { now }) => {
    if (!standing || isAhead(until, now)) return accept({});
    const after = withoutEnded(standing, until);
    if (after === standing) return accept({});
    return accept({}, { save: [standings.put(after)], emit: [AccessChanged.of({ userId })] });
  },
});
