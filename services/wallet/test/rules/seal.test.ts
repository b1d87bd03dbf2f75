import { describe, expect, it } from 'vitest';
import { type Unsealed, unsealedId } from '../../src/rules/book.ts';
import { GENESIS } from '../../src/rules/chain.ts';
import { seal } from '../../src/rules/seal.ts';

const AT = '2026-11-21T12:00:00.000Z';
const waits = (account: string, sequence: number, amount: number, reason = 'mission'): Unsealed =>
  Object.freeze({
    id: unsealedId(account, sequence),
    account,
    sequence,
    amount,
    reason,
    hash: `${account}-${sequence}`,
  });

describe('A checkpoint', () => {
  const first = seal(undefined, [waits('eva', 1, 5), waits('ana', 2, -3, 'store'), waits('ana', 1, 10)], AT);

  it('seals the entries of each account up to the last', () => {
    expect(first.ranges).toEqual([
      { account: 'ana', from: 1, to: 2, head: 'ana-2' },
      { account: 'eva', from: 1, to: 1, head: 'eva-1' },
    ]);
  });

  it('counts them and sums them up', () => {
    expect(first).toMatchObject({ number: 1, entries: 3, amount: 12, sealedEntries: 3, previous: GENESIS });
    expect(first.totals).toEqual([
      { reason: 'mission', minted: 15, burned: 0 },
      { reason: 'store', minted: 0, burned: 3 },
    ]);
  });

  it('goes on where the one before it ended', () => {
    const second = seal(first, [waits('ana', 3, 1, 'gift')], AT);
    expect(second).toMatchObject({ number: 2, entries: 1, sealedEntries: 4, previous: first.hash });
    expect(second.totals.map(({ reason }) => reason)).toEqual(['gift', 'mission', 'store']);
  });

  it('keeps entries that do not follow one another apart', () => {
    const { ranges } = seal(undefined, [waits('ana', 1, 1), waits('ana', 3, 1)], AT);
    expect(ranges.map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [3, 3],
    ]);
  });

  it('has another hash when anything in it is another', () => {
    const hashes = [
      first,
      seal(undefined, [waits('eva', 1, 5), waits('ana', 2, -3, 'store')], AT),
      seal(undefined, [waits('eva', 1, 5), waits('ana', 2, -3), waits('ana', 1, 10)], AT),
      seal(undefined, [waits('eva', 1, 5), waits('ana', 2, -3, 'store'), waits('ana', 1, 10)], `${AT}0`),
      seal(first, [waits('eva', 1, 5), waits('ana', 2, -3, 'store'), waits('ana', 1, 10)], AT),
    ].map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('The place of an entry among those that wait', () => {
  it('is in text order what it is in the account', () => {
    const ids = [1, 9, 10, 99, 100, 1_000_000].map((sequence) => unsealedId('ana', sequence));
    expect(ids.toSorted()).toEqual(ids);
  });
});
