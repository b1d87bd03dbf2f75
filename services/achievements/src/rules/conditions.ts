import { type ConditionDefinition, TIERS } from '@yabot/content';
import { type Standing, tallyOf } from './standing.ts';

/** Whether a user has reached what a condition asks for. */
export function isMet({ achievement, tier, level }: ConditionDefinition, standing: Standing): boolean {
  if (level !== undefined) return standing.level >= level;
  const { earned } = tallyOf(standing, achievement ?? '');
  const wanted = tier === undefined ? 0 : TIERS.indexOf(tier);
  return earned.some((it) => TIERS.indexOf(it.tier) >= wanted);
}

/** How many of some conditions a user has reached. */
export function metOf(conditions: readonly ConditionDefinition[], standing: Standing): number {
  return conditions.filter((condition) => isMet(condition, standing)).length;
}
