import {
  CloseDoors,
  type ExpiryKind,
  ExpiryResumed,
  notAllowed,
  ReleaseExpiry,
  ReviewSubscriptions,
  runUnknown,
} from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { released } from '../rules/gate.ts';
import { actingRoles, mayAdminister } from '../rules/permissions.ts';
import { bans } from '../tables/bans.ts';
import { gates } from '../tables/gates.ts';
import { profiles } from '../tables/profiles.ts';

export const releaseExpiry = command(ReleaseExpiry, {
  store: 'sql',
  reads: ({ data }) => ({
    gate: gates.ref(data.kind),
    profile: profiles.ref(data.by),
    ban: bans.ref(data.by),
  }),
  decide: ({ data: { kind, runId, by } }, { gate, profile, ban }, { now }) => {
    if (!mayAdminister(actingRoles(profile, ban, now))) return refuse(notAllowed);
    if (!gate || gate.stoppedRun !== runId) return refuse(runUnknown);
    return accept(
      { due: gate.due },
      {
        save: [gates.put(released(gate, now))],
        emit: [ExpiryResumed.of({ runId, kind, by })],
        send: [runOf(kind, now.toISOString(), runId)],
      },
    );
  },
});

function runOf(kind: ExpiryKind, at: string, runId: string) {
  const options = { key: `released:${runId}` };
  return kind === 'subscriptions' ? ReviewSubscriptions.of({ at }, options) : CloseDoors.of({ at }, options);
}
