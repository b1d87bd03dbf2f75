import { InviteAgain, notAllowed, RestoreSubscription, runUnknown, UndoExpiry } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { actingRoles, mayAdminister } from '../rules/permissions.ts';
import { daysAfter } from '../rules/subscription.ts';
import { bans } from '../tables/bans.ts';
import { membershipsRemovedBy } from '../tables/memberships.ts';
import { profiles } from '../tables/profiles.ts';
import { subscriptionsEndedBy } from '../tables/subscriptions.ts';

export const undoExpiry = command(UndoExpiry, {
  store: 'sql',
  reads: ({ data }) => ({
    profile: profiles.ref(data.by),
    ban: bans.ref(data.by),
    ended: subscriptionsEndedBy(data.runId),
    removed: membershipsRemovedBy(data.runId),
  }),
  decide: ({ data: { kind, runId, days } }, { profile, ban, ended, removed }, { now }) => {
    if (!mayAdminister(actingRoles(profile, ban, now))) return refuse(notAllowed);
    const until = daysAfter(now, days).toISOString();
    const send =
      kind === 'subscriptions'
        ? ended.map(({ userId }) =>
            RestoreSubscription.of({ userId, runId, until }, { key: `${runId}:${userId}:${until}` }),
          )
        : removed.map(({ userId, chatId }) =>
            InviteAgain.of({ userId, chatId, runId }, { key: `${runId}:${chatId}:${userId}` }),
          );
    return send.length === 0 ? refuse(runUnknown) : accept({ undone: send.length }, { send });
  },
});
