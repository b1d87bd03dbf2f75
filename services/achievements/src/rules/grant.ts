import { type AchievementDefinition, isBanned } from '@yabot/content';
import type { Definitions } from './definitions.ts';
import { goingStreak, pastReader } from './past.ts';
import { type Outcome, type Standing, type Tally, tallyOf } from './standing.ts';
import { reached, unlock } from './unlock.ts';

/** What a retroactive grant has come to. */
export interface Grant {
  readonly id: string;
  readonly achievementId: string;
  readonly preview: boolean;
  readonly done: boolean;
  readonly examined: number;
  readonly tiers: Readonly<Record<'bronze' | 'silver' | 'gold', number>>;
  readonly xp: number;
  readonly besitos: number;
}

/** A grant that has looked at nobody yet. */
export function newGrant(id: string, achievementId: string, preview: boolean): Grant {
  const tiers = { bronze: 0, silver: 0, gold: 0 };
  return { id, achievementId, preview, done: false, examined: 0, tiers, xp: 0, besitos: 0 };
}

/** A grant after some more users, and which of them get something. */
export function lookedAt(
  grant: Grant,
  achievement: AchievementDefinition,
  users: readonly Standing[],
  now: Date,
  definitions: Definitions,
): { grant: Grant; winners: readonly string[] } {
  const wins = users.map((user) => ({ user, tiers: missing(user, achievement, now, definitions) }));
  const earned = wins.flatMap(({ tiers }) => tiers);
  const tiers = { ...grant.tiers };
  for (const { tier } of earned) tiers[tier.tier] += 1;
  return {
    grant: {
      ...grant,
      examined: grant.examined + users.length,
      tiers,
      xp: grant.xp + earned.reduce((sum, { tier }) => sum + tier.xp, 0),
      besitos: grant.besitos + earned.reduce((sum, { tier }) => sum + (tier.besitos ?? 0), 0),
    },
    winners: wins.filter(({ tiers }) => tiers.length > 0).map(({ user }) => user.userId),
  };
}

/** Gives a user what was reached before, quietly. From now on counting goes on from there. */
export function grantTo(
  standing: Standing,
  achievement: AchievementDefinition,
  now: Date,
  definitions: Definitions,
): Outcome {
  if (isBanned(standing.ban, now)) return { standing, emit: [], send: [] };
  const before = tallyOf(standing, achievement.id);
  const outcome = unlock(
    withPast(standing, achievement, definitions),
    [achievement],
    { at: now, now, quiet: true },
    definitions,
  );
  if (achievement.counts.by !== 'streak') return outcome;
  // The longest streak earns; the one that goes on is the one that is counted.
  const { earned } = tallyOf(outcome.standing, achievement.id);
  const going = goingStreak(achievement, standing, definitions) ?? before;
  const achievements = { ...outcome.standing.achievements, [achievement.id]: { ...going, earned } };
  return { ...outcome, standing: { ...outcome.standing, achievements } };
}

function missing(
  standing: Standing,
  achievement: AchievementDefinition,
  now: Date,
  definitions: Definitions,
) {
  if (isBanned(standing.ban, now)) return [];
  return reached(achievement, withPast(standing, achievement, definitions));
}

function withPast(
  standing: Standing,
  achievement: AchievementDefinition,
  definitions: Definitions,
): Standing {
  const past = pastReader(achievement, definitions)?.(standing);
  const tally = tallyOf(standing, achievement.id);
  if (!past || past.count <= tally.count) return standing;
  const { count, values, day } = past;
  const seeded: Tally = { ...tally, count, ...(values ? { values } : {}), ...(day ? { day } : {}) };
  return { ...standing, achievements: { ...standing.achievements, [achievement.id]: seeded } };
}
