import { createHash, createHmac } from 'node:crypto';
import type { WeightedPrize } from '@yabot/contracts';

/** What a gift is drawn from. Who checks a draw needs just this. */
export interface Draw {
  /** Of the day, 64 hexadecimal digits. */
  readonly seed: string;
  readonly userId: string;
  /** Which gift of this user it is, from 1. */
  readonly number: number;
  /** Their order matters. */
  readonly prizes: readonly Pick<WeightedPrize, 'prizeId' | 'weight'>[];
}

/** What is published of a seed before it is used: the SHA-256 of its 64 digits as text. */
export function commitmentOf(seed: string): string {
  return createHash('sha256').update(seed).digest('hex');
}

/**
 * The prize that comes out: HMAC-SHA-256 of `<user>:<number>` by the seed, both as text, taken as one number; what is
 * left of it when divided by the sum of the weights falls on a prize.
 * @throws when there is no prize
 */
export function drawPrize<Prize extends Draw['prizes'][number]>({
  seed,
  userId,
  number,
  prizes,
}: Draw & { readonly prizes: readonly Prize[] }): Prize {
  const total = prizes.reduce((sum, { weight }) => sum + weight, 0);
  const digest = createHmac('sha256', seed).update(`${userId}:${number}`).digest('hex');
  let left = Number(BigInt(`0x${digest}`) % BigInt(total));
  for (const prize of prizes) {
    if (left < prize.weight) return prize;
    left -= prize.weight;
  }
  throw new Error('There is no prize to draw');
}
