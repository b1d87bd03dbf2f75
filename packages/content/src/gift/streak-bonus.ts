import type { StreakBonus } from '@yabot/contracts';

/** What a gift pays besides: the bonus of the longest row that is reached; 0 when none is. */
export function streakBonusOf(bonuses: readonly StreakBonus[], streak: number): number {
  return bonuses.findLast(({ days }) => streak >= days)?.besitos ?? 0;
}
