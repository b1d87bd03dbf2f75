import { describe, expect, it } from 'vitest';
import { GENESIS } from '../../src/rules/chain.ts';
import { creditAccount, debitAccount } from '../../src/rules/move.ts';
import type { Order, Posting, Stamp } from '../../src/rules/post.ts';

const order: Order = Object.freeze({ userId: 'ana', amount: 50, reason: 'mission', cause: 'mission:1' });
const stamp: Stamp = Object.freeze({
  movementId: 'm-1',
  at: '2026-11-21T12:00:00.000Z',
  correlationId: 'c-1',
});
const account = Object.freeze({
  userId: 'ana',
  balance: 70,
  entries: 3,
  head: 'abc',
  openedAt: stamp.at,
  frozen: null,
  boosts: null,
});

function postingOf(outcome: { outcome: string; posting?: Posting }): Posting {
  if (!outcome.posting) throw new Error(`It came to ${outcome.outcome}`);
  return outcome.posting;
}

describe('A credit', () => {
  it('opens an account that is not there', () => {
    const posting = postingOf(creditAccount(undefined, undefined, order, stamp));
    expect(posting.account).toMatchObject({ userId: 'ana', balance: 50, entries: 1, openedAt: stamp.at });
    expect(posting.user).toMatchObject({ id: 'ana:1', amount: 50, balance: 50, previous: GENESIS });
  });

  it('books two entries that add up to zero, against the account of its reason', () => {
    const { user, system, movement } = postingOf(creditAccount(account, undefined, order, stamp));
    expect(user.amount + system.amount).toBe(0);
    expect(system).toMatchObject({ id: 'm-1:system', account: 'system:mission', amount: -50, hash: null });
    expect(movement).toEqual({ ...order, ...stamp, kind: 'credit', sequence: 4, balance: 120 });
  });

  it('chains the entry to the one before it', () => {
    const posting = postingOf(creditAccount(account, undefined, order, stamp));
    expect(posting.user).toMatchObject({ id: 'ana:4', sequence: 4, balance: 120, previous: 'abc' });
    expect(posting.account).toMatchObject({ balance: 120, entries: 4, head: posting.user.hash });
    expect(posting.unsealed).toMatchObject({ account: 'ana', sequence: 4, hash: posting.user.hash });
  });

  it.each([
    ['the order', { ...order, cause: 'mission:2' }, stamp],
    ['the reason', { ...order, reason: 'gift' }, stamp],
    ['the moment', order, { ...stamp, at: '2026-11-21T12:00:00.001Z' }],
    ['the movement', order, { ...stamp, movementId: 'm-2' }],
    ['the chain of messages', order, { ...stamp, correlationId: 'c-2' }],
  ])('has another hash when %s is another', (_, otherOrder, otherStamp) => {
    const hashOf = (o: Order, s: Stamp) => postingOf(creditAccount(account, undefined, o, s)).user.hash;
    expect(hashOf(otherOrder, otherStamp)).not.toBe(hashOf(order, stamp));
  });

  it('has another hash when the entry before it is another', () => {
    const hashAfter = (head: string) =>
      postingOf(creditAccount({ ...account, head }, undefined, order, stamp)).user.hash;
    expect(hashAfter('abd')).not.toBe(hashAfter('abc'));
  });

  it('repeats what came of its cause the first time', () => {
    const { movement } = postingOf(creditAccount(account, undefined, order, stamp));
    const again = creditAccount({ ...account, balance: 5 }, movement, order, { ...stamp, movementId: 'm-9' });
    expect(again).toEqual({ outcome: 'repeated', movementId: 'm-1', balance: 120 });
  });

  it('is refused when its cause has moved something else', () => {
    const { movement } = postingOf(creditAccount(account, undefined, order, stamp));
    expect(creditAccount(account, movement, { ...order, amount: 51 }, stamp).outcome).toBe('cause-taken');
    expect(creditAccount(account, movement, { ...order, userId: 'eva' }, stamp).outcome).toBe('cause-taken');
    expect(debitAccount(account, movement, order, stamp).outcome).toBe('cause-taken');
  });
});

describe('A debit', () => {
  it('may take everything', () => {
    const {
      user,
      system,
      account: after,
    } = postingOf(debitAccount(account, undefined, { ...order, amount: 70 }, stamp));
    expect(after.balance).toBe(0);
    expect([user.amount, system.amount]).toEqual([-70, 70]);
  });

  it('may not take more than is there', () => {
    const outcome = debitAccount(account, undefined, { ...order, amount: 71 }, stamp);
    expect(outcome).toEqual({ outcome: 'insufficient', balance: 70, needed: 71 });
  });

  it('finds nothing in an account that is not there', () => {
    const outcome = debitAccount(undefined, undefined, order, stamp);
    expect(outcome).toEqual({ outcome: 'insufficient', balance: 0, needed: 50 });
  });

  it('repeats what came of its cause, even when there is not enough any more', () => {
    const { movement } = postingOf(debitAccount(account, undefined, order, stamp));
    const again = debitAccount({ ...account, balance: 0 }, movement, order, stamp);
    expect(again).toEqual({ outcome: 'repeated', movementId: 'm-1', balance: 20 });
  });
});
