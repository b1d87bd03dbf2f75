import { Ban, EndBan, endInPast, notAllowed, UserBanned, userUnknown } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { actingRoles, mayBan, mayBanThat } from '../rules/permissions.ts';
import { bans } from '../tables/bans.ts';
import { profiles } from '../tables/profiles.ts';

export const ban = command(Ban, {
  store: 'sql',
  reads: ({ data }) => ({
    profile: profiles.ref(data.userId),
    by: profiles.ref(data.by),
    banOfBy: bans.ref(data.by),
  }),
  decide: ({ data }, { profile, by, banOfBy }, { now }) => {
    const actor = actingRoles(by, banOfBy, now);
    if (!mayBan(actor)) return refuse(notAllowed);
    if (!profile) return refuse(userUnknown);
    if (!mayBanThat(actor, profile, now)) return refuse(notAllowed);
    const end = data.until === null ? undefined : new Date(data.until);
    if (end && end <= now) return refuse(endInPast);
    const { userId, reason } = data;
    const until = end?.toISOString() ?? null;
    return accept(
      {},
      {
        save: [bans.put({ userId, until, reason, bannedBy: data.by, bannedAt: now.toISOString() })],
        emit: [UserBanned.of({ userId, until, reason })],
        send: until && end ? [EndBan.of({ userId, until }, { key: `${userId}:${until}`, at: end })] : [],
      },
    );
  },
});
