import { daysAfter, localDay, type Resource, startOfDay } from '@yabot/content';
import type { MissingCondition } from '@yabot/contracts';
import { type Ban, isBanned } from './ban.ts';
import type { Definitions } from './definitions.ts';
import { opensResource } from './plans.ts';
import type { Profile } from './profile.ts';
import { rankEnd, rankOf, rolesOf } from './roles.ts';
import type { Subscription } from './subscription.ts';

/** What an administrator decided about one user and one resource. */
export interface Decided {
  readonly resource: string;
  readonly allowed: boolean;
  /** Null for good. */
  readonly until: string | null;
}

/** What is known of a user besides profile and subscription, for decisions about access. */
export interface Standing {
  readonly userId: string;
  readonly level: number;
  readonly achievements: readonly string[];
  readonly decided: readonly Decided[];
  /** When the first of what was decided ends. */
  readonly nextEnd: string | null;
}

/** All that a decision about access looks at. */
export interface Facts {
  readonly profile: Profile | undefined;
  readonly ban: Ban | undefined;
  readonly subscription: Subscription | undefined;
  readonly standing: Standing | undefined;
}

export const newStanding = (userId: string): Standing => ({
  userId,
  level: 1,
  achievements: [],
  decided: [],
  nextEnd: null,
});

/** What somebody lacks for a resource; nothing when they may use it. Who is banned may use none. */
export function missingFor(
  resource: Resource,
  facts: Facts,
  definitions: Definitions,
  now: Date,
): MissingCondition[] {
  const { ban, standing } = facts;
  if (ban && isBanned(ban, now)) return [{ condition: 'ban', until: ban.until }];
  const decided = standing?.decided.find((each) => each.resource === resource.id && holds(each, now));
  if (decided) return decided.allowed ? [] : [{ condition: 'revoked', until: decided.until }];
  return unmetNeeds(resource, facts, definitions, now);
}

function unmetNeeds(
  { id, needs }: Resource,
  { profile, subscription, standing }: Facts,
  { plans, communityZone }: Definitions,
  now: Date,
): MissingCondition[] {
  const { vip, level, role, achievement, from, until } = needs;
  const missing: MissingCondition[] = [];
  const reached = standing?.level ?? 1;
  const roles = profile ? rolesOf(profile, now) : [];
  const day = localDay(now, { timeZone: communityZone });
  if (vip && !opensResource(subscription, id, plans)) missing.push({ condition: 'vip' });
  if (level !== undefined && reached < level) missing.push({ condition: 'level', level, reached });
  if (role !== undefined && rankOf(roles) < rankOf([role])) missing.push({ condition: 'role', role });
  if (achievement !== undefined && !standing?.achievements.includes(achievement))
    missing.push({ condition: 'achievement', achievementId: achievement });
  if ((from !== undefined && day < from) || (until !== undefined && day > until))
    missing.push({ condition: 'window', from: from ?? null, until: until ?? null });
  return missing;
}

/** When somebody who may use a resource may not any more, as far as it is known now; null when no end is known. */
export function accessEnd(
  { id, needs }: Resource,
  { profile, subscription, standing }: Facts,
  { communityZone }: Pick<Definitions, 'communityZone'>,
  now: Date,
): string | null {
  const decided = standing?.decided.find((each) => each.resource === id && holds(each, now));
  if (decided) return decided.until;
  const roleEnd = profile && needs.role ? rankEnd(profile, needs.role) : null;
  const ends = [
    ...(needs.vip && subscription ? [subscription.graceUntil] : []),
    ...(roleEnd === null ? [] : [roleEnd]),
    ...(needs.until === undefined ? [] : [endOf(needs.until, communityZone)]),
  ];
  return ends.toSorted()[0] ?? null;
}

const endOf = (day: string, timeZone: string) => startOfDay(daysAfter(day, 1), { timeZone }).toISOString();

const holds = ({ until }: Decided, now: Date) => until === null || new Date(until) > now;

/** What is known of somebody with a decision about a resource in place of the one before. */
export function withDecided(standing: Standing, decided: Decided): Standing {
  return settled({ ...standing, decided: [...others(standing, decided.resource), decided] });
}

/** Without any decision about a resource; the same when there was none. */
export function withoutDecided(standing: Standing, resource: string): Standing {
  const decided = others(standing, resource);
  return decided.length === standing.decided.length ? standing : settled({ ...standing, decided });
}

/** Without what is over at a moment; the same when nothing is. */
export function withoutEnded(standing: Standing, at: string): Standing {
  const decided = standing.decided.filter(({ until }) => until === null || until > at);
  return decided.length === standing.decided.length ? standing : settled({ ...standing, decided });
}

const others = ({ decided }: Standing, resource: string) =>
  decided.filter((each) => each.resource !== resource);

function settled(standing: Standing): Standing {
  const ends = standing.decided.flatMap(({ until }) => until ?? []);
  return { ...standing, nextEnd: ends.toSorted()[0] ?? null };
}
