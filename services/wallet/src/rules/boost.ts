import type { Account, Boost } from './book.ts';
import { openAccount } from './post.ts';

/** So many at once are more than anybody needs, and few enough to be carried with the account. */
export const MOST_BOOSTS = 8;
/** What is credited more because of a boost has this reason. */
export const BOOST = 'boost';

/** What comes of granting a boost. */
export type GrantOutcome =
  | { readonly outcome: 'granted'; readonly account: Account; readonly boost: Boost }
  | { readonly outcome: 'repeated'; readonly boost: Boost }
  | { readonly outcome: 'cause-taken' | 'end-in-past' | 'too-many' };

/** Adds a boost to an account; those that are over make room. */
export function grantBoost(
  account: Account | undefined,
  name: string,
  boost: Boost,
  at: string,
): GrantOutcome {
  const running = (account?.boosts ?? []).filter(({ until }) => until > at);
  const earlier = running.find(({ cause }) => cause === boost.cause);
  if (earlier)
    return isSame(earlier, boost) ? { outcome: 'repeated', boost: earlier } : { outcome: 'cause-taken' };
  if (boost.until <= at) return { outcome: 'end-in-past' };
  if (running.length >= MOST_BOOSTS) return { outcome: 'too-many' };
  const after = { ...(account ?? openAccount(name, at)), boosts: [...(account?.boosts ?? []), boost] };
  return { outcome: 'granted', account: after, boost };
}

const isSame = (one: Boost, other: Boost) =>
  one.factor === other.factor && one.until === other.until && one.reasons.join() === other.reasons.join();

/** Takes a boost that is over from an account; nothing to do when it is gone or not over. */
export function endBoost(
  account: Account | undefined,
  cause: string,
  at: string,
): { readonly account: Account; readonly boost: Boost } | undefined {
  const cancelled = cancelBoost(account, cause);
  return cancelled && cancelled.boost.until <= at ? cancelled : undefined;
}

/** Takes a boost from an account, over or not; nothing to do when it is gone. */
export function cancelBoost(
  account: Account | undefined,
  cause: string,
): { readonly account: Account; readonly boost: Boost } | undefined {
  const boost = account?.boosts?.find((each) => each.cause === cause);
  if (!account || !boost) return undefined;
  const rest = account.boosts?.filter((each) => each !== boost) ?? [];
  return { account: { ...account, boosts: rest.length > 0 ? rest : null }, boost };
}

/** How many besitos more a credit brings: the strongest boost counts, they do not multiply one another. */
export function boostedBy(
  order: { readonly amount: number; readonly reason: string },
  accounts: readonly (Account | undefined)[],
  at: string,
): number {
  let factor = 1;
  for (const account of accounts) {
    if (!account?.boosts) continue;
    for (const boost of account.boosts) {
      if (boost.until > at && boost.reasons.includes(order.reason)) factor = Math.max(factor, boost.factor);
    }
  }
  return order.amount * (factor - 1);
}
