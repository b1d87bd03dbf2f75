import { describe, expect, it } from 'vitest';
import type { Checkpoint, SystemEntry } from '../../src/rules/book.ts';
import { checkpointHash } from '../../src/rules/chain.ts';
import { proveChains } from '../../src/rules/proof/chains.ts';
import {
  chainFaults,
  checkpointFaults,
  emptyLedger,
  type MemoryLedger,
  move,
  movementFaults,
  sealAll,
  totalFaults,
} from '../fixtures/memory.ts';

/** Ana has three entries in one checkpoint and two in the next. */
function smallLedger(): MemoryLedger {
  const ledger = emptyLedger();
  for (const [index, amount] of [10, 20, 30, 40, 50].entries()) {
    move(ledger, 'credit', { userId: 'ana', amount, reason: 'mission', cause: `cause:${index}` });
    if (index === 2) sealAll(ledger);
  }
  sealAll(ledger);
  return ledger;
}

/** A ledger whose second checkpoint says something else, with a hash that fits. */
function withCheckpoint(patch: Partial<Checkpoint>): MemoryLedger {
  const ledger = smallLedger();
  const [first, second] = ledger.checkpoints;
  const changed = { ...second!, ...patch };
  return { ...ledger, checkpoints: [first!, { ...changed, hash: checkpointHash(changed) }] };
}

const codes = (faults: readonly { code: string }[]) => faults.map(({ code }) => code);

describe('The proof of a movement', () => {
  it('finds entries too many, even when they add up to zero', () => {
    const ledger = smallLedger();
    const { movementId } = ledger.entries[0]!;
    const surplus = [5, -5].map((amount): SystemEntry => {
      const none = { sequence: null, balance: null, previous: null, hash: null };
      return { ...none, id: `surplus:${amount}`, account: 'system:gift', movementId, amount };
    });
    const faults = movementFaults({ ...ledger, entries: [...ledger.entries, ...surplus] }, 10);
    expect(faults).toEqual([
      {
        code: 'entry-surplus',
        subject: `movement:${movementId}`,
        expected: 'nothing',
        found: 'entry surplus:-5',
      },
    ]);
  });

  it('goes on after more entries of one movement than it reads at once', () => {
    const ledger = smallLedger();
    const [first] = ledger.entries;
    const many = Array.from({ length: 30 }, (_, index) => ({ ...first!, id: `surplus:${index}` }));
    const faults = movementFaults({ ...ledger, entries: [...ledger.entries, ...many] }, 2);
    expect(codes(faults)).toContain('movement-unbalanced');
    expect(new Set(faults.map(({ subject }) => subject))).toEqual(new Set([`movement:${first!.movementId}`]));
  });
});

describe('The proof of a chain', () => {
  it.each([
    ['and nothing follows', []],
    ['and others follow', ['ana:3', 'ana:4', 'ana:5']],
  ])('finds that the entry at which the page before ended is gone, %s', (_, following) => {
    const { accounts, entries } = smallLedger();
    const links = entries.flatMap((entry) =>
      entry.sequence !== null && following.includes(entry.id) ? [{ entry, movement: undefined }] : [],
    );
    const place = { account: 'ana', sequence: 2, closed: false };
    const { faults } = proveChains({ place, links, accounts: [...accounts.values()], limit: 10 });
    expect(faults).toContainEqual({
      code: 'entry-missing',
      subject: 'account:ana',
      expected: 'entry 2',
      found: 'nothing',
    });
  });

  it('tells of a gap once, and not of all that follows', () => {
    const ledger = smallLedger();
    const entries = ledger.entries.filter(({ id }) => id !== 'ana:2');
    expect(codes(chainFaults({ ...ledger, entries }, 2))).toEqual(['entry-missing']);
  });
});

describe('The proof of a checkpoint', () => {
  it('holds when nothing was changed', () => {
    expect(checkpointFaults(withCheckpoint({}))).toEqual([]);
  });

  it.each([
    ['what the one before it was', { previous: 'f'.repeat(64) }, 'checkpoint-chain-broken'],
    ['how many entries it seals', { entries: 3 }, 'checkpoint-count-wrong'],
    ['how many are sealed by now', { sealedEntries: 6 }, 'checkpoint-count-wrong'],
    ['the sum of the entries', { amount: 91 }, 'checkpoint-sum-wrong'],
    [
      'what was minted by now',
      { totals: [{ reason: 'mission', minted: 151, burned: 0 }] },
      'checkpoint-totals-wrong',
    ],
    [
      'what the last entry was',
      { ranges: [{ account: 'ana', from: 4, to: 5, head: 'f'.repeat(64) }] },
      'sealed-entry-changed',
    ],
    [
      'an entry that is not there',
      { ranges: [{ account: 'ana', from: 4, to: 6, head: 'f'.repeat(64) }] },
      'sealed-entry-missing',
    ],
  ])('finds that it says wrongly %s', (_, patch, code) => {
    expect(codes(checkpointFaults(withCheckpoint(patch)))).toContain(code);
  });

  it('finds that one is gone', () => {
    const ledger = smallLedger();
    const faults = checkpointFaults({ ...ledger, checkpoints: ledger.checkpoints.slice(1) });
    expect(faults).toEqual([
      { code: 'checkpoint-missing', subject: 'checkpoint:1', expected: 'a checkpoint', found: 'nothing' },
    ]);
  });

  it('does not look for the entries of one that was changed', () => {
    const ledger = smallLedger();
    const [first, second] = ledger.checkpoints;
    const ranges = [{ account: 'ana', from: 1, to: 1_000_000_000, head: '' }];
    const faults = checkpointFaults({ ...ledger, checkpoints: [first!, { ...second!, ranges }] });
    expect(codes(faults)).toEqual(['checkpoint-changed']);
  });
});

describe('The proof of the totals', () => {
  it('finds besitos that nobody minted', () => {
    const ledger = smallLedger();
    const ana = ledger.accounts.get('ana')!;
    const accounts = new Map([['ana', { ...ana, balance: ana.balance + 1 }]]);
    expect(totalFaults({ ...ledger, accounts })).toEqual([
      { code: 'balances-wrong', subject: 'ledger', expected: '150', found: '151' },
    ]);
  });

  it('finds an entry that is neither sealed nor waits to be', () => {
    const ledger = emptyLedger();
    move(ledger, 'credit', { userId: 'ana', amount: 5, reason: 'mission', cause: 'cause:1' });
    ledger.unsealed.clear();
    expect(codes(totalFaults(ledger))).toContain('entries-not-sealed');
  });
});
