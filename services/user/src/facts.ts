import type { QueryContext } from '@yabot/service-kit';
import type { Facts } from './rules/access.ts';
import { bans } from './tables/bans.ts';
import { profiles } from './tables/profiles.ts';
import { standings } from './tables/standings.ts';
import { subscriptions } from './tables/subscriptions.ts';

/** What to read for a decision about the access of a user. */
export const factsOf = (userId: string) => ({
  profile: profiles.ref(userId),
  ban: bans.ref(userId),
  subscription: subscriptions.ref(userId),
  standing: standings.ref(userId),
});

/** The same, for a query. */
export async function loadFacts(load: QueryContext['load'], userId: string): Promise<Facts> {
  const refs = factsOf(userId);
  const [profile, ban, subscription, standing] = await Promise.all([
    load(refs.profile),
    load(refs.ban),
    load(refs.subscription),
    load(refs.standing),
  ]);
  return { profile, ban, subscription, standing };
}
