import { Credit, Debit } from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Movement, UserEntry } from '../src/rules/book.ts';
import { entryHash } from '../src/rules/chain.ts';
import { SEAL_LIMIT } from '../src/rules/seal.ts';
import { entries } from '../src/tables/entries.ts';
import { movements } from '../src/tables/movements.ts';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import { credit, debit, newCause, prove, seal, somebody } from './fixtures/moves.ts';

/** The users and movements of a small ledger. */
interface Known {
  readonly ana: string;
  readonly eva: string;
  /** Ana's first movement, and the one that came after the seal. */
  readonly first: string;
  readonly last: string;
}

describe.each(DIALECTS)('The proof of a ledger on %s', (dialect) => {
  let servers: LedgerServers;
  let ledger: Ledger;
  beforeAll(async () => {
    servers = await startLedgerServers(dialect);
  });
  beforeEach(async () => {
    ledger = await servers.open();
  });
  afterEach(() => ledger.close());
  afterAll(() => servers.stop());

  const movementId = (answer: Awaited<ReturnType<typeof credit>>) => {
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.result.movementId;
  };

  const smallLedger = async (): Promise<Known> => {
    const [ana, eva] = [somebody(), somebody()];
    const first = movementId(await credit(ledger, ana, 10));
    await credit(ledger, ana, 20);
    await debit(ledger, ana, 5);
    await credit(ledger, eva, 7);
    await seal(ledger);
    const last = movementId(await credit(ledger, ana, 3));
    return { ana, eva, first, last };
  };

  it('holds for an empty ledger', async () => {
    const nothing = { movements: 0, entries: 0, accounts: 0, checkpoints: 0 };
    expect(await prove(ledger)).toEqual({ faults: [], checked: nothing, progress: [1] });
  });

  it('looks at every movement, entry, account and checkpoint once', async () => {
    await smallLedger();
    const checked = { movements: 5, entries: 10, accounts: 2, checkpoints: 1 };
    expect(await prove(ledger)).toEqual({ faults: [], checked, progress: [1] });
  });

  describe('when somebody changed the database', () => {
    const entryOf = (account: string, sequence: number) => ledger.sql('entries').where({ account, sequence });
    const changes: [
      what: string,
      change: (known: Known) => PromiseLike<unknown>,
      fault: (known: Known) => object,
    ][] = [
      [
        'an amount of an entry',
        ({ ana }) => entryOf(ana, 2).update({ amount: 21 }),
        ({ ana }) => ({ code: 'entry-changed', subject: `entry:${ana}:2` }),
      ],
      [
        'one letter of a hash',
        ({ ana }) =>
          entryOf(ana, 2).update({ hash: ledger.sql.raw("replace(hash, substr(hash, 1, 1), 'x')") }),
        ({ ana }) => ({ code: 'chain-broken', subject: `entry:${ana}:3` }),
      ],
      [
        'the balance after an entry',
        ({ ana }) => entryOf(ana, 3).update({ balance: 26 }),
        ({ ana }) => ({
          code: 'entry-balance-wrong',
          subject: `entry:${ana}:3`,
          expected: '25',
          found: '26',
        }),
      ],
      [
        'one letter of the reason of a movement',
        ({ first }) => ledger.sql('movements').where('movement_id', first).update('reason', 'missiom'),
        ({ ana }) => ({ code: 'entry-changed', subject: `entry:${ana}:1` }),
      ],
      [
        'the cause of a movement',
        ({ first }) => ledger.sql('movements').where('movement_id', first).update('cause', 'another'),
        ({ ana }) => ({ code: 'entry-changed', subject: `entry:${ana}:1` }),
      ],
      [
        'the amount of a movement',
        ({ first }) => ledger.sql('movements').where('movement_id', first).update('amount', 11),
        ({ first }) => ({ code: 'movement-entry-wrong', subject: `movement:${first}` }),
      ],
      [
        'an entry in the middle: it is gone',
        ({ ana }) => entryOf(ana, 2).delete(),
        ({ ana }) => ({ code: 'entry-missing', subject: `account:${ana}`, expected: 'entry 2' }),
      ],
      [
        'the last entry: it is gone',
        ({ ana }) => entryOf(ana, 4).delete(),
        ({ ana }) => ({
          code: 'account-entries-wrong',
          subject: `account:${ana}`,
          expected: '3',
          found: '4',
        }),
      ],
      [
        'a system entry: it is gone',
        ({ first }) => ledger.sql('entries').where('id', `${first}:system`).delete(),
        ({ first }) => ({
          code: 'movement-unbalanced',
          subject: `movement:${first}`,
          expected: '0',
          found: '10',
        }),
      ],
      [
        'the amount of a system entry',
        ({ first }) => ledger.sql('entries').where('id', `${first}:system`).update('amount', -9),
        ({ first }) => ({
          code: 'movement-unbalanced',
          subject: `movement:${first}`,
          expected: '0',
          found: '1',
        }),
      ],
      [
        'a movement: it is gone',
        ({ last }) => ledger.sql('movements').where('movement_id', last).delete(),
        ({ last }) => ({ code: 'movement-missing', subject: `movement:${last}` }),
      ],
      [
        'a balance',
        ({ ana }) => ledger.sql('accounts').where('user_id', ana).increment('balance', 1),
        ({ ana }) => ({
          code: 'account-balance-wrong',
          subject: `account:${ana}`,
          expected: '28',
          found: '29',
        }),
      ],
      [
        'an account: it is gone',
        ({ eva }) => ledger.sql('accounts').where('user_id', eva).delete(),
        ({ eva }) => ({ code: 'account-missing', subject: `account:${eva}`, expected: 'balance 7' }),
      ],
      [
        'a checkpoint',
        () => ledger.sql('checkpoints').update('amount', 33),
        () => ({ code: 'checkpoint-changed', subject: 'checkpoint:1' }),
      ],
      [
        'the last checkpoint: it is gone',
        () => ledger.sql('checkpoints').delete(),
        () => ({ code: 'entries-not-sealed', subject: 'ledger', expected: '5', found: '1' }),
      ],
      [
        'what waits for the seal: it is gone',
        () => ledger.sql('unsealed').delete(),
        () => ({ code: 'entries-not-sealed', subject: 'ledger', expected: '5', found: '4' }),
      ],
    ];

    it.each(changes)('tells so: %s', async (_, change, fault) => {
      const known = await smallLedger();
      await ledger.unguard();
      await change(known);
      const { faults } = await prove(ledger);
      expect(faults).toContainEqual(expect.objectContaining(fault(known)));
    });

    it('tells so even when the whole chain was written anew, once it is sealed', async () => {
      const { eva } = await smallLedger();
      await ledger.unguard();
      await forge(ledger, eva, 700);
      const { faults } = await prove(ledger);
      const sealed = { code: 'sealed-entry-changed', subject: `entry:${eva}:1` };
      expect(faults).toContainEqual(expect.objectContaining(sealed));
      expect(faults.map(({ code }) => code)).not.toContain('entry-changed');
    });

    it('tells of a hundred faults, and how many more there are', async () => {
      const ana = somebody();
      await Promise.all(Array.from({ length: 120 }, () => credit(ledger, ana, 1)));
      await ledger.unguard();
      await ledger.sql('entries').where('account', ana).update({ amount: 2 });
      const { faults } = await prove(ledger);
      expect(faults).toHaveLength(101);
      expect(faults.at(-1)).toMatchObject({ code: 'more-faults', subject: 'ledger' });
    });
  });

  it.each(['movements', 'entries', 'checkpoints'])('relies on %s that nobody can change', async (table) => {
    await smallLedger();
    const refused = /append only/;
    await expect(ledger.sql(table).update('amount', 1)).rejects.toThrow(refused);
    await expect(ledger.sql(table).delete()).rejects.toThrow(refused);
    if (dialect === 'PostgreSQL') {
      await expect(ledger.sql.raw('truncate ??', [table])).rejects.toThrow(refused);
    }
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it('relies on balances that the database itself keeps from going below zero', async () => {
    await smallLedger();
    await expect(ledger.sql('accounts').update('balance', -1)).rejects.toThrow(/check/i);
  });

  it('relies on causes that the database itself keeps from coming twice', async () => {
    await smallLedger();
    const [movement] = await ledger.sql('movements').limit(1);
    const again = ledger.sql('movements').insert({ ...movement, movement_id: 'another' });
    await expect(again).rejects.toThrow(/unique/i);
  });

  describe('when the ledger has 20,000 entries', () => {
    const USERS = 300;
    const MOVEMENTS = 10_000;

    it('goes through it in parts, also within one long account, and finds one changed byte', async () => {
      const [busy, ...others] = Array.from({ length: USERS }, somebody);
      const submitted = Array.from({ length: MOVEMENTS }, (_, index) => {
        const userId = index % 2 === 0 ? busy! : others[index % others.length]!;
        const order = { userId, amount: 1 + (index % 7), reason: 'mission', cause: newCause() };
        const definition = index % 11 === 10 ? Debit : Credit;
        return ledger.service.submit(definition.of(order, { key: order.cause }));
      });
      const answers = await Promise.all(submitted);
      const moved = answers.filter(({ ok }) => ok).length;
      expect(await seal(ledger)).toBe(SEAL_LIMIT);
      await until(
        'all is sealed',
        async () => Number((await ledger.sql('unsealed').count({ n: '*' }))[0]?.n) === 0,
      );

      const { faults, checked, progress } = await prove(ledger);
      expect(faults).toEqual([]);
      expect(checked).toEqual({
        movements: moved,
        entries: 2 * moved,
        accounts: USERS,
        checkpoints: Math.ceil(moved / SEAL_LIMIT),
      });
      expect(progress.length).toBeGreaterThan(10);
      expect(progress).toEqual(progress.toSorted((a, b) => a - b));
      expect(progress.at(-1)).toBe(1);

      await ledger.unguard();
      await ledger.sql('movements').where({ user_id: busy!, sequence: 3_000 }).update('at', '2026-01-01');
      const later = await prove(ledger);
      expect(later.faults).toEqual([
        expect.objectContaining({ code: 'entry-changed', subject: `entry:${busy}:3000` }),
      ]);
    });
  });
});

/** Raises the amount of an account's only movement, and makes everything around it fit. */
async function forge({ sql }: Ledger, account: string, amount: number) {
  const stored = await sql('entries').where({ account }).first();
  const entry = { ...(entries.fromStored(stored) as UserEntry), amount, balance: amount };
  const row = await sql('movements').where('movement_id', entry.movementId).first();
  const movement: Movement = movements.fromStored(row);
  const hash = entryHash(entry, movement);
  await sql('entries').where({ id: entry.id }).update({ amount, balance: amount, hash });
  await sql('entries')
    .where({ id: `${entry.movementId}:system` })
    .update({ amount: -amount });
  await sql('movements').where({ cause: movement.cause }).update({ amount, balance: amount });
  await sql('accounts').where('user_id', account).update({ balance: amount, head: hash });
}
