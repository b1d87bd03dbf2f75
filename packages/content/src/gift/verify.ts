import type { GiftProof } from '@yabot/contracts';
import { commitmentOf, drawPrize } from './draw.ts';
import { streakBonusOf } from './streak-bonus.ts';

/** What checking a proof found: all is right, the seed is not told yet, or what does not fit. */
export type GiftVerdict =
  | 'right'
  | 'not-yet'
  | 'late-commitment'
  | 'wrong-seed'
  | 'wrong-prize'
  | 'wrong-bonus';

/** Recomputes a gift from what its proof says. */
export function verifyGift(proof: typeof GiftProof.sampleResult): GiftVerdict {
  const { seed, commitment, committedAt, claimedAt, prizes, prizeId, bonuses, streak, bonus } = proof;
  if (committedAt > claimedAt) return 'late-commitment';
  if (seed === null) return 'not-yet';
  if (commitmentOf(seed) !== commitment) return 'wrong-seed';
  if (drawPrize({ ...proof, seed, prizes }).prizeId !== prizeId) return 'wrong-prize';
  return streakBonusOf(bonuses, streak) === bonus ? 'right' : 'wrong-bonus';
}
