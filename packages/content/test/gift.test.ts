import { GiftProof } from '@yabot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitmentOf, drawPrize, streakBonusOf, verifyGift } from '../src/index.ts';

const SEED = 'b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78';
const USER = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6d';
const prize = (prizeId: string, weight: number) => ({
  prizeId,
  weight,
  title: { es: prizeId, en: prizeId },
  besitos: 10,
});
const PRIZES = [prize('kiss', 60), prize('hug', 30), prize('ring', 9), prize('moon', 1)];

/** The 99.9 % point of chi-square with three degrees of freedom. */
const CHI_SQUARE_3 = 16.27;

describe('The draw of a gift', () => {
  it('is what anybody gets with openssl by the published recipe', () => {
    // printf %s "$seed" | sha256sum
    expect(commitmentOf(SEED)).toBe('183c1b634da0078fcf5b0af84bdcbb3e817708c3f22b329be84165f4bad1ae48');
    // printf %s "$user:3" | openssl dgst -sha256 -hmac "$seed", as a number, modulo 100: 74
    expect(drawPrize({ seed: SEED, userId: USER, number: 3, prizes: PRIZES }).prizeId).toBe('hug');
  });

  it('gives each prize as often as it weighs', () => {
    const draws = 20_000;
    const counts = new Map(PRIZES.map(({ prizeId }) => [prizeId, 0]));
    for (let number = 1; number <= draws; number++) {
      const { prizeId } = drawPrize({ seed: SEED, userId: USER, number, prizes: PRIZES });
      counts.set(prizeId, counts.get(prizeId)! + 1);
    }
    const chiSquare = PRIZES.reduce((sum, { prizeId, weight }) => {
      const wanted = (draws * weight) / 100;
      return sum + (counts.get(prizeId)! - wanted) ** 2 / wanted;
    }, 0);
    expect(chiSquare).toBeLessThan(CHI_SQUARE_3);
  });

  it('always gives one of the prizes, and the same for the same', () => {
    const prizes = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(prizes, fc.uuid(), fc.integer({ min: 1 }), fc.string(), (weights, userId, number, seed) => {
        const draw = {
          seed,
          userId,
          number,
          prizes: weights.map((weight, index) => prize(`p${index}`, weight)),
        };
        expect(draw.prizes).toContain(drawPrize(draw));
        expect(drawPrize(draw)).toBe(drawPrize(draw));
      }),
    );
  });

  it('differs by seed, by user and by number', () => {
    const outcomes = (change: (turn: number) => Partial<{ seed: string; userId: string; number: number }>) =>
      Array.from({ length: 200 }, (_, turn) =>
        drawPrize({ seed: SEED, userId: USER, number: 1, prizes: PRIZES, ...change(turn) }),
      );
    for (const change of [
      (turn: number) => ({ seed: commitmentOf(String(turn)) }),
      (turn: number) => ({ userId: `user-${turn}` }),
      (turn: number) => ({ number: turn + 1 }),
    ]) {
      expect(new Set(outcomes(change)).size).toBeGreaterThan(1);
    }
  });
});

describe('The bonus of a row', () => {
  it('is that of the longest one that is reached', () => {
    const bonuses = [
      { days: 3, besitos: 5 },
      { days: 7, besitos: 15 },
    ];
    expect([1, 2, 3, 6, 7, 100].map((streak) => streakBonusOf(bonuses, streak))).toEqual([
      0, 0, 5, 5, 15, 15,
    ]);
    expect(streakBonusOf([], 9)).toBe(0);
  });
});

describe('The proof of a gift', () => {
  const drawn = drawPrize({ seed: SEED, userId: USER, number: 3, prizes: PRIZES });
  const proof = {
    ...GiftProof.sampleResult,
    userId: USER,
    number: 3,
    seed: SEED,
    commitment: commitmentOf(SEED),
    prizes: PRIZES,
    prizeId: drawn.prizeId,
    bonuses: [{ days: 3, besitos: 5 }],
    streak: 3,
    bonus: 5,
  };
  const other = PRIZES.find(({ prizeId }) => prizeId !== drawn.prizeId)!.prizeId;

  it('holds when all of it is as it was drawn', () => {
    expect(verifyGift(proof)).toBe('right');
  });

  it('can not be checked before the seed is revealed', () => {
    expect(verifyGift({ ...proof, seed: null })).toBe('not-yet');
  });

  it.each([
    ['another seed', { seed: commitmentOf('another') }, 'wrong-seed'],
    ['another commitment', { commitment: commitmentOf('another') }, 'wrong-seed'],
    ['another prize', { prizeId: other }, 'wrong-prize'],
    ['other odds', { prizes: PRIZES.filter(({ prizeId }) => prizeId !== drawn.prizeId) }, 'wrong-prize'],
    ['another bonus', { bonus: 6 }, 'wrong-bonus'],
    ['a commitment made after the claim', { committedAt: '2026-11-21T12:00:00.001Z' }, 'late-commitment'],
  ])('does not hold with %s', (_, tampered, verdict) => {
    expect(verifyGift({ ...proof, ...tampered })).toBe(verdict);
  });
});
