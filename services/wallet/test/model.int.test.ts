import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import { balanceOf, credit, debit, newCause, prove, seal, somebody } from './fixtures/moves.ts';

/** What the wallet should be: balances, and what each cause moved. */
interface Model {
  readonly balances: Map<string, number>;
  readonly causes: Map<string, { readonly moved: string; readonly balance: number }>;
}

/** A wallet with users and causes of its own. */
interface Real {
  readonly ledger: Ledger;
  readonly users: readonly string[];
  readonly causes: readonly string[];
}

type Step = fc.AsyncCommand<Model, Real>;

function orderStep(kind: 'credit' | 'debit', user: number, amount: number, cause: number): Step {
  return {
    check: () => true,
    async run(model, { ledger, users, causes }) {
      const [userId, name] = [users[user]!, causes[cause]!];
      const answer = await (kind === 'credit' ? credit : debit)(ledger, userId, amount, name);
      expect(answer.ok ? answer.result.balance : answer.refusal.code).toBe(
        expected(model, { kind, userId, amount, cause: name }),
      );
    },
    toString: () => `${kind} ${amount}, user ${user}, cause ${cause}`,
  };
}

/** What an order should lead to: the balance after it, or the code with which it is refused. */
function expected(
  { balances, causes }: Model,
  { kind, userId, amount, cause }: { kind: string; userId: string; amount: number; cause: string },
): number | string {
  const moved = `${kind} ${userId} ${amount}`;
  const earlier = causes.get(cause);
  if (earlier) return earlier.moved === moved ? earlier.balance : 'cause-taken';
  const balance = (balances.get(userId) ?? 0) + (kind === 'credit' ? amount : -amount);
  if (balance < 0) return 'insufficient-besitos';
  balances.set(userId, balance);
  causes.set(cause, { moved, balance });
  return balance;
}

const balanceStep = (user: number): Step => ({
  check: () => true,
  async run({ balances }, { ledger, users }) {
    expect(await balanceOf(ledger, users[user]!)).toBe(balances.get(users[user]!) ?? 0);
  },
  toString: () => `balance of user ${user}`,
});

const sealStep: Step = {
  check: () => true,
  run: async (_, { ledger }) => void (await seal(ledger)),
  toString: () => 'seal',
};

const proofStep: Step = {
  check: () => true,
  run: async (_, { ledger }) => expect((await prove(ledger)).faults).toEqual([]),
  toString: () => 'proof',
};

const user = fc.nat({ max: 2 });
const steps = fc.commands(
  [
    fc
      .tuple(
        fc.constantFrom('credit' as const, 'debit' as const),
        user,
        fc.integer({ min: 1, max: 9 }),
        fc.nat({ max: 5 }),
      )
      .map((order) => orderStep(...order)),
    user.map(balanceStep),
    fc.constant(sealStep),
    fc.constant(proofStep),
  ],
  { maxCommands: 25 },
);

describe.each(DIALECTS)('The wallet on %s', (dialect) => {
  let servers: LedgerServers;
  let ledger: Ledger;
  beforeAll(async () => {
    servers = await startLedgerServers(dialect);
    ledger = await servers.open();
  });
  afterAll(async () => {
    await ledger.close();
    await servers.stop();
  });

  it('does what a map of balances does, whatever is asked of it', async () => {
    const setup = () => ({
      model: { balances: new Map(), causes: new Map() } as Model,
      real: {
        ledger,
        users: Array.from({ length: 3 }, somebody),
        causes: Array.from({ length: 6 }, newCause),
      },
    });
    await fc.assert(
      fc.asyncProperty(steps, (commands) => fc.asyncModelRun(setup, commands)),
      { numRuns: 15 },
    );
    expect((await prove(ledger)).faults).toEqual([]);
  });
});
