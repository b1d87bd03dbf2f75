import { type AchievementDefinition, TIERS } from '@yabot/content';
import type { Definitions } from './definitions.ts';
import { levelOf } from './levels.ts';
import { hasEarned, type Standing, tallyOf } from './standing.ts';

/** The achievements of a user with level and points. A secret one is left out until it is earned. */
export function achievementsOf(standing: Standing, { achievements, levels }: Definitions) {
  const number = levelOf(standing.xp, levels);
  const level = levels[number - 1]!;
  return {
    xp: standing.xp,
    level: { number, title: level.title, from: level.xp, next: levels[number]?.xp ?? null },
    achievements: achievements
      .filter(({ id, secret }) => !secret || tallyOf(standing, id).earned.length > 0)
      .map((achievement) => shown(achievement, standing)),
  };
}

function shown({ id, title, description, badge, tiers }: AchievementDefinition, standing: Standing) {
  const tally = tallyOf(standing, id);
  const highest = TIERS.toReversed().find((tier) => hasEarned(tally, tier));
  const target = tiers.find(({ tier }) => !hasEarned(tally, tier))?.count ?? null;
  return {
    achievementId: id,
    title,
    description,
    badge,
    target,
    tier: highest ?? null,
    unlockedAt: tally.earned.find(({ tier }) => tier === highest)?.at ?? null,
    progress: target === null ? tally.count : Math.min(tally.count, target),
  };
}
