import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARTITIONS, partitionOf } from '../../src/index.ts';

const ENTITIES = 4000;

/** How many of the entities fall into each partition. */
function spread(entities: readonly string[]): number[] {
  const counts = new Array<number>(PARTITIONS).fill(0);
  for (const entity of entities) counts[partitionOf(entity)]! += 1;
  return counts;
}

function expectEven(entities: readonly string[]) {
  const fair = entities.length / PARTITIONS;
  for (const count of spread(entities)) {
    expect(count).toBeGreaterThan(fair * 0.75);
    expect(count).toBeLessThan(fair * 1.25);
  }
}

describe('the partition of an entity', () => {
  it('is one of the partitions for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (entity) => {
        const partition = partitionOf(entity);
        expect(Number.isInteger(partition) && partition >= 0 && partition < PARTITIONS).toBe(true);
      }),
    );
  });

  it('never changes, since messages on their way have theirs', () => {
    expect(['0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6d', 'ledger', '100'].map(partitionOf)).toEqual([1, 0, 0]);
  });

  it('spreads users evenly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uuid({ version: 7 }), { minLength: ENTITIES, maxLength: ENTITIES }),
        expectEven,
      ),
      { numRuns: 5, seed: 7 },
    );
  });

  it('spreads numbers that follow each other evenly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900_000_000 }), (first) => {
        expectEven(Array.from({ length: ENTITIES }, (_, i) => String(first + i)));
      }),
    );
  });
});
