import { CHAIN, TIERS } from '@yabot/content';
import type { Mission } from './definitions.ts';
import type { Progress } from './progress.ts';

type RequiredAchievement = NonNullable<NonNullable<Mission['requires']>['achievements']>[number];

/** Whether a user has all that a mission requires, and the mission before it in a chain. */
export function meetsAll(progress: Progress, { requires = {}, assign, before }: Mission): boolean {
  const { missions = [], achievements = [], level = 1 } = requires;
  return (
    missions.every((id) => hasCompleted(progress, id)) &&
    achievements.every((achievement) => hasAchieved(progress, achievement)) &&
    levelOf(progress) >= level &&
    (assign.on !== CHAIN || before.some((id) => hasCompleted(progress, id)))
  );
}

/** Whether a user completed a mission, in this window or before. */
export function hasCompleted({ missions }: Progress, id: string): boolean {
  return (missions[id]?.rounds ?? 0) > 0;
}

/** Whether a user has an achievement, in that tier or a higher one. */
export function hasAchieved({ achievements = {} }: Progress, { id, tier }: RequiredAchievement): boolean {
  const has = achievements[id];
  return has !== undefined && (tier === undefined || rankOf(has) >= rankOf(tier));
}

/** The level a user has reached, from 1. */
export function levelOf({ level = 1 }: Progress): number {
  return level;
}

/** A user who earned a tier of an achievement. */
export function withAchievement(
  progress: Progress,
  { achievementId, tier }: { achievementId: string; tier: string },
): Progress {
  const { achievements = {} } = progress;
  if (rankOf(achievements[achievementId]) >= rankOf(tier)) return progress;
  return { ...progress, achievements: { ...achievements, [achievementId]: tier } };
}

/** A user who reached a level. */
export function withLevel(progress: Progress, { level }: { level: number }): Progress {
  return levelOf(progress) >= level ? progress : { ...progress, level };
}

const rankOf = (tier: string | undefined) => (TIERS as readonly (string | undefined)[]).indexOf(tier);
