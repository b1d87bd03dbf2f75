import { createHash } from 'node:crypto';
import { drawPrize, type GiftTable } from '@yabot/content';
import { DailyGiftClaimed } from '@yabot/contracts';
import type { Machine } from '../machine/machine.ts';
import type { Message } from '../machine/message.ts';

type Claimed = typeof DailyGiftClaimed.sample;
type Prizes = readonly { readonly prizeId: string; readonly weight: number }[];

/** So many seeds are tried: enough for a prize that comes out once in a thousand times. */
const MOST_TRIES = 20_000;
const HOUR_MS = 3_600_000;

/**
 * The seeds of days are secret while they last. For a gift that was drawn, one is found that draws it from the table of
 * that time: what it draws from another table is as random as the gift was.
 */
export class GiftSeeds {
  readonly #prizes: Prizes;

  /** @param gift the table by which the recorded gifts were drawn */
  constructor(gift: GiftTable | null) {
    this.#prizes = (gift?.prizes ?? []).map(({ id, weight }) => ({ prizeId: id, weight }));
  }

  /** Before a gift is claimed again: the day has its seed, and who claims has the gifts from before what was recorded. */
  prepare(machine: Machine, { type, data }: Message): void {
    if (type !== DailyGiftClaimed.type) return;
    const gift = data as Claimed;
    const { day, commitment, claimedAt, userId } = gift;
    const seed = this.#seedOf(gift);
    const row = { day, seed, commitment, committedAt: claimedAt, revealedAt: null };
    machine.put('missions', 'gift_days', day, row);
    if (gift.number > 1 && !machine.row('missions', 'gifts', userId)) {
      machine.put('missions', 'gifts', userId, { userId, gift: before(gift) });
    }
  }

  #seedOf({ day, userId, number, prize }: Claimed): string {
    const seedAt = (tried: number) =>
      createHash('sha256').update(`${day}:${userId}:${number}:${tried}`).digest('hex');
    if (this.#prizes.some(({ prizeId }) => prizeId === prize.prizeId)) {
      for (let tried = 0; tried < MOST_TRIES; tried++) {
        const seed = seedAt(tried);
        if (drawPrize({ seed, userId, number, prizes: this.#prizes }).prizeId === prize.prizeId) return seed;
      }
    }
    return seedAt(0);
  }
}

/** The gift before one, as far as the next one depends on it. */
function before({ userId: _, nextAt: __, ...gift }: Claimed) {
  const hours = gift.streak > 1 ? 24 : 49;
  const claimedAt = new Date(Date.parse(gift.claimedAt) - hours * HOUR_MS).toISOString();
  return { ...gift, number: gift.number - 1, streak: Math.max(1, gift.streak - 1), claimedAt };
}
