import { GrantXp, xpCauseTaken } from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import { standings } from '../collections/standings.ts';
import { xpGrantId, xpGrants } from '../collections/xp-grants.ts';
import type { Definitions } from '../rules/definitions.ts';
import { newStanding } from '../rules/standing.ts';
import { gain } from '../rules/unlock.ts';

export const grantXp = command(GrantXp, {
  reads: ({ data }) => ({
    known: standings.ref(data.userId),
    earlier: xpGrants.ref(xpGrantId(data)),
  }),
  decide: (
    { data },
    { known = newStanding(data.userId), earlier },
    { now, resources }: DecisionContext<Definitions>,
  ) => {
    if (earlier && earlier.amount !== data.amount) return refuse(xpCauseTaken);
    if (earlier) return accept({ xp: known.xp, level: known.level });
    const { standing, emit, send } = gain(
      known,
      data.amount,
      { at: now, now, quiet: data.quiet ?? false },
      resources,
    );
    const grant = xpGrants.insert({ id: xpGrantId(data), amount: data.amount, at: now.toISOString() });
    return accept(
      { xp: standing.xp, level: standing.level },
      { save: [standings.put(standing), grant], emit, send },
    );
  },
});
