import { notAllowed, StopExpiry } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { gateOr, held } from '../rules/gate.ts';
import { actingRoles, mayAdminister } from '../rules/permissions.ts';
import { bans } from '../tables/bans.ts';
import { gates } from '../tables/gates.ts';
import { profiles } from '../tables/profiles.ts';

export const stopExpiry = command(StopExpiry, {
  store: 'sql',
  reads: ({ data }) => ({
    gate: gates.ref(data.kind),
    profile: profiles.ref(data.by),
    ban: bans.ref(data.by),
  }),
  decide: ({ data: { kind, by } }, { gate, profile, ban }, { now, newId }) => {
    if (!mayAdminister(actingRoles(profile, ban, now))) return refuse(notAllowed);
    const stopped = held(gateOr(gate, kind), by, newId(), now);
    return accept({ runId: stopped.stoppedRun! }, { save: [gates.put(stopped)] });
  },
});
