import type { AchievementDefinition } from '@yabot/content';
import { AchievementUnlocked, Credit, type EmittedEvent, type SentCommand } from '@yabot/contracts';
import { isMet, metOf } from './conditions.ts';
import type { Definitions } from './definitions.ts';
import { award, type Occasion } from './levels.ts';
import { hasEarned, type Outcome, type Standing, type Tally, tallyOf } from './standing.ts';

type TierDefinition = AchievementDefinition['tiers'][number];

/** A tier that was just earned. */
interface Unlock {
  readonly achievement: AchievementDefinition;
  readonly tier: TierDefinition;
}

/**
 * Unlocks each tier that is reached and not earned yet, once, and then what depends on it, however far that leads.
 * @param candidates the achievements whose tallies have changed
 */
export function unlock(
  standing: Standing,
  candidates: readonly AchievementDefinition[],
  occasion: Occasion,
  definitions: Definitions,
): Outcome {
  const unlocks = candidates.flatMap((achievement) => reached(achievement, standing));
  if (unlocks.length === 0) return { standing, emit: [], send: [] };
  const step = earn(standing, unlocks, occasion, definitions);
  const next = unlock(step.standing, definitions.dependent, occasion, definitions);
  return {
    standing: next.standing,
    emit: [...step.emit, ...next.emit],
    send: [...step.send, ...next.send],
  };
}

/** Points that are given, the levels they reach, and what depends on those. */
export function gain(standing: Standing, xp: number, occasion: Occasion, definitions: Definitions): Outcome {
  const step = award(standing, xp, occasion, definitions);
  if (step.standing.level === standing.level) return step;
  const next = unlock(step.standing, definitions.dependent, occasion, definitions);
  return { standing: next.standing, emit: [...step.emit, ...next.emit], send: [...step.send, ...next.send] };
}

/** How far a user has come in an achievement: what its tally counts, or the conditions of its combination that are met. */
export function countOf({ id, combination }: AchievementDefinition, standing: Standing): number {
  return combination ? metOf(combination, standing) : tallyOf(standing, id).count;
}

/** The tiers a user has reached and not earned; none while something it requires is missing. */
export function reached(achievement: AchievementDefinition, standing: Standing): Unlock[] {
  const tally = tallyOf(standing, achievement.id);
  const count = countOf(achievement, standing);
  const tiers = achievement.tiers.filter((tier) => tier.count <= count && !hasEarned(tally, tier.tier));
  if (tiers.length === 0 || !achievement.requires.every((condition) => isMet(condition, standing))) return [];
  return tiers.map((tier) => ({ achievement, tier }));
}

function earn(
  standing: Standing,
  unlocks: readonly Unlock[],
  occasion: Occasion,
  definitions: Definitions,
): Outcome {
  const achievements = { ...standing.achievements };
  for (const { achievement, tier } of unlocks) {
    const tally = tallyOf({ achievements }, achievement.id);
    const earned = [...tally.earned, { tier: tier.tier, at: occasion.at.toISOString() }];
    achievements[achievement.id] = settled({ ...tally, earned }, achievement);
  }
  const xp = unlocks.reduce((sum, { tier }) => sum + tier.xp, 0);
  const risen = award({ ...standing, achievements }, xp, occasion, definitions);
  const { userId } = standing;
  return {
    standing: risen.standing,
    emit: [...unlocks.map((unlock) => told(userId, unlock, occasion)), ...risen.emit],
    send: [...unlocks.flatMap((unlock) => paid(userId, unlock, occasion)), ...risen.send],
  };
}

/** Nobody asks for the different values any more when all tiers are earned. */
function settled(tally: Tally, { tiers }: AchievementDefinition): Tally {
  if (!tally.values || tally.earned.length < tiers.length) return tally;
  const { values: _, ...rest } = tally;
  return rest;
}

function told(userId: string, { achievement, tier }: Unlock, { quiet }: Occasion): EmittedEvent {
  const { id, title, badge } = achievement;
  const reward = { besitos: tier.besitos ?? 0 };
  return AchievementUnlocked.of({
    userId,
    achievementId: id,
    title,
    badge,
    tier: tier.tier,
    xp: tier.xp,
    reward,
    ...(quiet ? { quiet } : {}),
  });
}

function paid(userId: string, { achievement, tier }: Unlock, { quiet }: Occasion): SentCommand[] {
  if (!tier.besitos) return [];
  const cause = `achievement:${achievement.id}:${tier.tier}:${userId}`;
  const credit = { userId, amount: tier.besitos, reason: 'achievement', cause, ...(quiet ? { quiet } : {}) };
  return [Credit.of(credit, { key: cause })];
}
