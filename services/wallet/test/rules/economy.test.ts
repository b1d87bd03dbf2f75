import { pathOf, rootFrom, rootOf } from '@yabot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boostedBy } from '../../src/rules/boost.ts';
import { concentrationOf } from '../../src/rules/economy.ts';
import { mayMint, mayMintAll } from '../../src/rules/minting.ts';
import { openAccount } from '../../src/rules/post.ts';

const spreadOf = (balances: readonly number[]) => {
  const spread = new Map<number, number>();
  for (const balance of balances) spread.set(balance, (spread.get(balance) ?? 0) + 1);
  return spread;
};
const balances = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 60 });

describe('How unequal balances are', () => {
  it('is what comparing everybody with everybody gives', () => {
    fc.assert(
      fc.property(balances, (each) => {
        const all = each.reduce((sum, balance) => sum + balance, 0);
        const apart = each.flatMap((one) => each.map((other) => Math.abs(one - other)));
        const gini = apart.reduce((sum, difference) => sum + difference, 0) / (2 * each.length * all);
        expect(concentrationOf(spreadOf(each)).gini).toBeCloseTo(gini, 9);
      }),
    );
  });

  it('is told by what the richest tenth has', () => {
    const each = Array.from({ length: 20 }, (_, index) => (index < 2 ? 91 : 1));
    expect(concentrationOf(spreadOf(each))).toMatchObject({
      holders: 20,
      topTenth: 182 / 200,
      topHundredth: 91 / 200,
    });
  });
});

describe('A tree of hashes', () => {
  const leaves = fc.array(fc.string({ minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 40,
  });
  it('leads from each of its leaves to its root, and from no other', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), (all, chosen) => {
        const index = chosen % all.length;
        const path = pathOf(all, index);
        expect(rootFrom(all[index]!, path)).toBe(rootOf(all));
        expect(rootFrom(`${all[index]}x`, path)).not.toBe(rootOf(all));
      }),
    );
  });
});

describe('What may be minted', () => {
  const caps = { perDay: 100, reasons: [{ reason: 'mission', perDay: 50 }], except: ['opening'] };
  const minted = new Map([
    ['mission', 40],
    ['gift', 30],
    ['opening', 1_000],
  ]);
  it.each([
    ['as much as is left for the reason', 'mission', 10, true],
    ['not more than is left for the reason', 'mission', 11, false],
    ['as much as is left of the day', 'gift', 30, true],
    ['not more than is left of the day', 'gift', 31, false],
    ['all that does not count', 'opening', 5_000, true],
  ])('is %s', (_, reason, amount, may) => {
    expect(mayMint({ reason, amount }, caps, minted)).toBe(may);
  });

  it('is counted together with what a boost adds: both, or neither', () => {
    const boosted = (amount: number) => [
      { reason: 'boost', amount },
      { reason: 'gift', amount },
    ];
    expect(mayMintAll(boosted(15), caps, minted)).toBe(true);
    expect(mayMintAll(boosted(16), caps, minted)).toBe(false);
  });
});

describe('A boost', () => {
  const at = '2026-11-21T12:00:00.000Z';
  const boost = { cause: 'b', factor: 3, reasons: ['gift'], until: '2026-11-21T13:00:00.000Z' };
  const account = { ...openAccount('ana', at), boosts: [boost, { ...boost, factor: 2 }] };
  it.each([
    ['the strongest counts', { amount: 10, reason: 'gift' }, at, 20],
    ['none for another reason', { amount: 10, reason: 'store' }, at, 0],
    ['none when it is over', { amount: 10, reason: 'gift' }, boost.until, 0],
  ])('adds to a credit: %s', (_, order, when, more) => {
    expect(boostedBy(order, [undefined, account], when)).toBe(more);
  });
});
