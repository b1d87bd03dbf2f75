import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyLedger, type MemoryLedger, move, proveAll, sealAll } from '../fixtures/memory.ts';

const action = fc.oneof(
  fc.record({
    kind: fc.constantFrom('credit' as const, 'debit' as const),
    userId: fc.constantFrom('ana', 'eva', 'leo'),
    amount: fc.integer({ min: 1, max: 40 }),
    reason: fc.constantFrom('mission', 'store'),
    cause: fc.integer({ min: 1, max: 25 }).map((number) => `cause:${number}`),
  }),
  fc.constant({ kind: 'seal' as const }),
);
const actions = fc.array(action, { maxLength: 60 });

type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

function play(all: readonly Action[]): MemoryLedger {
  const ledger = emptyLedger();
  for (const each of all) {
    if (each.kind === 'seal') sealAll(ledger);
    else {
      const { kind, ...order } = each;
      move(ledger, kind, order);
    }
  }
  return ledger;
}

describe('Whatever is credited and debited', () => {
  it('leaves entries that add up to zero and no account below zero', () => {
    fc.assert(
      fc.property(actions, (all) => {
        const { entries, accounts } = play(all);
        expect(entries.reduce((sum, entry) => sum + entry.amount, 0)).toBe(0);
        for (const { userId, balance } of accounts.values()) {
          const own = entries.filter(({ account }) => account === userId);
          expect(balance).toBe(own.reduce((sum, entry) => sum + entry.amount, 0));
          expect(balance).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('moves each cause at most once', () => {
    fc.assert(
      fc.property(actions, (all) => {
        const { entries, movements } = play(all);
        expect(entries).toHaveLength(2 * movements.size);
      }),
    );
  });

  it('is proved without a fault, in parts of any size', () => {
    fc.assert(
      fc.property(actions, fc.integer({ min: 2, max: 30 }), (all, limit) => {
        expect(proveAll(play(all), limit)).toEqual([]);
      }),
    );
  });
});

describe('Whatever is changed in a ledger', () => {
  const ledgers = fc.array(action, { minLength: 5, maxLength: 60 }).map(play);

  it('is found when an entry is gone, in parts of any size', () => {
    fc.assert(
      fc.property(ledgers, fc.nat(), fc.integer({ min: 2, max: 30 }), (ledger, place, limit) => {
        fc.pre(ledger.entries.length > 0);
        const entries = ledger.entries.toSpliced(place % ledger.entries.length, 1);
        expect(proveAll({ ...ledger, entries }, limit)).not.toEqual([]);
      }),
    );
  });

  it('is found when an amount is another, in parts of any size', () => {
    fc.assert(
      fc.property(ledgers, fc.nat(), fc.integer({ min: 2, max: 30 }), (ledger, place, limit) => {
        fc.pre(ledger.entries.length > 0);
        const at = place % ledger.entries.length;
        const entries = ledger.entries.map((entry, index) =>
          index === at ? { ...entry, amount: entry.amount + 1 } : entry,
        );
        expect(proveAll({ ...ledger, entries }, limit)).not.toEqual([]);
      }),
    );
  });

  it('is found when a movement is gone or says something else, in parts of any size', () => {
    const change = fc.constantFrom('cause', 'reason', 'userId', 'movementId', 'at', 'correlationId', 'gone');
    fc.assert(
      fc.property(
        ledgers,
        fc.nat(),
        change,
        fc.integer({ min: 2, max: 30 }),
        (ledger, place, what, limit) => {
          fc.pre(ledger.movements.size > 0);
          const [cause, movement] = [...ledger.movements][place % ledger.movements.size]!;
          const movements = new Map(ledger.movements);
          if (what === 'gone') movements.delete(cause);
          else movements.set(cause, { ...movement, [what]: 'other' });
          expect(proveAll({ ...ledger, movements }, limit)).not.toEqual([]);
        },
      ),
    );
  });
});
