import { type Ban, isBanned } from './ban.ts';
import { actingRoles, mayErase } from './permissions.ts';
import type { Profile } from './profile.ts';

/** A person who was erased, when, and by whose order. */
export interface Erasure {
  readonly userId: string;
  readonly by: string;
  readonly erasedAt: string;
}

/** Everything that decides whether somebody may be erased. */
export interface ErasureCase {
  readonly userId: string;
  /** A user's id, or `<account>@<machine>` of somebody at the server. */
  readonly by: string;
  readonly confirmed: boolean;
  readonly profile: Profile | undefined;
  readonly ban: Ban | undefined;
  readonly actor: Profile | undefined;
  readonly banOfActor: Ban | undefined;
}

/** Why somebody is not erased; nothing when they are. */
export type ErasureObstacle = 'unknown' | 'not-allowed' | 'owner' | 'banned' | 'unconfirmed';

const isAtServer = (by: string) => by.includes('@');

/** What stands in the way of an erasure. People erase themselves; who stands above them, or is at the server, may too. */
export function obstacleTo(erasure: ErasureCase, now: Date): ErasureObstacle | undefined {
  const { userId, by, profile, ban, confirmed } = erasure;
  const actor = actingRoles(erasure.actor, erasure.banOfActor, now);
  if (by !== userId && !isAtServer(by) && !mayErase(actor, profile, now)) return 'not-allowed';
  if (!profile) return 'unknown';
  if (profile.owner) return 'owner';
  if (by === userId && isBanned(ban, now)) return 'banned';
  return confirmed ? undefined : 'unconfirmed';
}
