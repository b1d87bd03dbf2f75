import { Context, userUnknown } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { stateSoon } from '../collections/states.ts';
import { isBanned } from '../rules/ban.ts';
import { rolesTold } from '../rules/roles.ts';
import { isRunning, type Subscription } from '../rules/subscription.ts';
import { bans } from '../tables/bans.ts';
import { profiles } from '../tables/profiles.ts';
import { standings } from '../tables/standings.ts';
import { subscriptions } from '../tables/subscriptions.ts';

export const context = query(Context, {
  answer: async ({ userId }, { load, documents, now }) => {
    const [profile, ban, subscription, standing, state] = await Promise.all([
      load(profiles.ref(userId)),
      load(bans.ref(userId)),
      load(subscriptions.ref(userId)),
      load(standings.ref(userId)),
      stateSoon({ load, documents }, userId),
    ]);
    if (!profile) return refuse(userUnknown);
    return {
      userId,
      firstName: profile.firstName,
      registeredAt: profile.registeredAt,
      ...rolesTold(profile, now),
      level: standing?.level ?? 1,
      ban: ban && isBanned(ban, now) ? { until: ban.until, reason: ban.reason } : null,
      ...(isRunning(subscription) ? { vip: vipOf(subscription) } : {}),
      state,
    };
  },
});

const vipOf = ({ planId, graceUntil }: Subscription) => ({ planId, until: graceUntil });
