import { type AchievementDefinition, type ConditionDefinition, TIERS } from '@yabot/content';
import { isMet } from './conditions.ts';
import type { Definitions } from './definitions.ts';
import { levelOf } from './levels.ts';
import { hasEarned, type Standing, tallyOf } from './standing.ts';
import { countOf } from './unlock.ts';

/** The achievements of a user with level and points. A secret one is left out until it is earned, and counted. */
export function achievementsOf(standing: Standing, { achievements, levels }: Definitions) {
  const number = levelOf(standing.xp, levels);
  const level = levels[number - 1]!;
  const isHidden = ({ id, secret }: AchievementDefinition) =>
    secret && tallyOf(standing, id).earned.length === 0;
  const hidden = new Set(achievements.filter(isHidden).map(({ id }) => id));
  return {
    xp: standing.xp,
    level: { number, title: level.title, from: level.xp, next: levels[number]?.xp ?? null },
    secrets: hidden.size,
    achievements: achievements
      .filter(({ id }) => !hidden.has(id))
      .map((achievement) =>
        shown(achievement, standing, (id) => (hidden.has(id) ? undefined : titleOf(achievements, id))),
      ),
  };
}

type TitleOf = (id: string) => AchievementDefinition['title'] | undefined;

function shown(achievement: AchievementDefinition, standing: Standing, titled: TitleOf) {
  const { id, title, description, badge, tiers, secret, counts, combination = [], requires } = achievement;
  const tally = tallyOf(standing, id);
  const highest = TIERS.toReversed().find((tier) => hasEarned(tally, tier));
  const target = tiers.find(({ tier }) => !hasEarned(tally, tier))?.count ?? null;
  const count = countOf(achievement, standing);
  return {
    achievementId: id,
    title,
    description,
    badge,
    target,
    tier: highest ?? null,
    unlockedAt: tally.earned.find(({ tier }) => tier === highest)?.at ?? null,
    progress: target === null ? count : Math.min(count, target),
    secret,
    counts: achievement.combination ? ('conditions' as const) : counts.by,
    tiers: tiers.map(({ tier, count, xp, besitos = 0 }) => ({
      tier,
      count,
      xp,
      besitos,
      earnedAt: tally.earned.find((it) => it.tier === tier)?.at ?? null,
    })),
    conditions: combination.map((condition) => told(condition, standing, titled)),
    requires: requires.map((condition) => told(condition, standing, titled)),
  };
}

/** A condition, and whether it is met; a secret achievement is not named in it. */
function told(condition: ConditionDefinition, standing: Standing, titled: TitleOf) {
  const { achievement, tier = null, level = null } = condition;
  const title = achievement === undefined ? undefined : titled(achievement);
  return {
    met: isMet(condition, standing),
    level,
    achievementId: title ? (achievement ?? null) : null,
    title: title ?? null,
    tier: title ? tier : null,
  };
}

const titleOf = (achievements: readonly AchievementDefinition[], id: string) =>
  achievements.find((achievement) => achievement.id === id)?.title;
