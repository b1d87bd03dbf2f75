import { PARTITIONS } from '@yabot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebalance } from '../src/partitions/rebalance.ts';

type Change = { readonly kind: 'join' | 'leave' | 'crash'; readonly who: string };

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const changes = fc.array(
  fc.record<Change>({
    kind: fc.constantFrom('join', 'leave', 'crash'),
    who: fc.constantFrom(...names),
  }),
  { minLength: 1, maxLength: 30 },
);

/** Instances and their partitions, as the database has them; claims and releases are atomic there. */
class Fleet {
  readonly alive = new Set<string>();
  readonly holders = new Map<number, string>();

  apply({ kind, who }: Change) {
    if (kind === 'join') this.alive.add(who);
    else this.alive.delete(who);
    if (kind === 'leave') this.#release(this.#of(who), who);
  }

  turn(self: string) {
    const { take, give } = rebalance(self, [...this.alive], this.holders);
    this.#release(give, self);
    for (const { partition, from } of take) {
      if (this.holders.get(partition) === from) this.holders.set(partition, self);
    }
  }

  #of(who: string) {
    return [...this.holders].filter(([, holder]) => holder === who).map(([partition]) => partition);
  }

  #release(partitions: readonly number[], who: string) {
    for (const partition of partitions)
      if (this.holders.get(partition) === who) this.holders.delete(partition);
  }
}

const sharesOf = ({ alive, holders }: Fleet) =>
  [...alive].map((who) => [...holders.values()].filter((holder) => holder === who).length);

describe('Sharing the partitions', () => {
  it('comes to an even share after any joins and leaves, whoever looks around first', () => {
    fc.assert(
      fc.property(changes, fc.infiniteStream(fc.nat()), (sequence, order) => {
        const fleet = new Fleet();
        for (const change of sequence) {
          fleet.apply(change);
          const turns = [...fleet.alive].sort(() => (order.next().value % 2 === 0 ? 1 : -1));
          for (const self of turns) if (order.next().value % 3 > 0) fleet.turn(self);
        }
        for (let round = 0; round < 3; round++) for (const self of fleet.alive) fleet.turn(self);
        if (fleet.alive.size === 0) return;
        const shares = sharesOf(fleet);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(PARTITIONS);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never takes a partition that somebody alive holds', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }),
        fc.array(fc.tuple(fc.nat(PARTITIONS - 1), fc.constantFrom(...names))),
        (alive, held) => {
          const holders = new Map(held);
          const { take } = rebalance(alive[0]!, alive, holders);
          for (const { partition, from } of take) {
            expect(holders.get(partition)).toBe(from);
            expect(alive).not.toContain(from);
          }
          expect(new Set(take.map(({ partition }) => partition)).size).toBe(take.length);
        },
      ),
    );
  });

  it('moves nothing once the shares are even', () => {
    const holders = new Map([0, 1, 2, 3].map((partition) => [partition, names[partition % 3]!]));
    for (const self of ['a', 'b', 'c']) {
      expect(rebalance(self, ['a', 'b', 'c'], holders)).toEqual({ take: [], give: [] });
    }
  });

  it('gives the fifth of five instances nothing', () => {
    const holders = new Map([0, 1, 2, 3].map((partition) => [partition, names[partition]!]));
    expect(rebalance('e', names.slice(0, 5), holders)).toEqual({ take: [], give: [] });
  });
});
