import { describe, expect, it } from 'vitest';
import { close, isClosed } from '../../src/rules/close.ts';
import { post } from '../../src/rules/post.ts';

const USER = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6d';
const stamp = { id: 'close', movementId: 'm2', at: '2026-11-21T12:00:00.000Z', correlationId: 'c' };
const account = post(
  undefined,
  'credit',
  { userId: USER, amount: 70, reason: 'mission', cause: 'mission:1' },
  { ...stamp, movementId: 'm1' },
).account;

describe('Closing an account', () => {
  it('burns what is in it by a movement of its own reason and cause', () => {
    const closing = close(account, USER, stamp)!;
    expect(closing.posting?.movement).toMatchObject({
      kind: 'debit',
      amount: 70,
      reason: 'erasure',
      cause: `erasure:${USER}`,
      balance: 0,
    });
    expect(closing.account).toMatchObject({ balance: 0, entries: 2, frozen: 'person-erased' });
    expect(isClosed(closing.account)).toBe(true);
  });
  it('moves nothing when there is nothing in it', () => {
    const closing = close({ ...account, balance: 0 }, USER, stamp)!;
    expect(closing.posting).toBeUndefined();
    expect(isClosed(closing.account)).toBe(true);
  });
  it('closes one that somebody never had, so that nothing comes into it later', () =>
    expect(close(undefined, USER, stamp)?.account).toMatchObject({ entries: 0, frozen: 'person-erased' }));
  it('leaves one alone whose balance is in doubt', () =>
    expect(close({ ...account, frozen: 'account-balance-wrong' }, USER, stamp)).toBeUndefined());
});
