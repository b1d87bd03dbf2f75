import { rm } from 'node:fs/promises';
import { until } from '@yabot/service-kit/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withEconomy } from './fixtures/economy.ts';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import {
  balancesOf,
  capture,
  credit,
  debit,
  expire,
  hold,
  newCause,
  prove,
  release,
  reverse,
  seal,
  somebody,
  transfer,
} from './fixtures/moves.ts';

type HoldState = 'open' | 'captured' | 'released' | 'expired';

interface ModelHold {
  readonly user: number;
  readonly amount: number;
  readonly until: number;
  state: HoldState;
  captured: number;
}

/** What the wallet should be: what each user can spend and has set aside, and what each cause moved. */
class Model {
  readonly available = [0, 0, 0];
  readonly held = [0, 0, 0];
  readonly causes = new Map<number, { moved: string; balance: number; user: number; amount: number }>();
  readonly holds = new Map<number, ModelHold>();
  readonly reversed = new Set<number>();
  /** What the clock tells, in milliseconds. */
  now: number;

  constructor(now: number) {
    this.now = now;
  }

  /** What moves besitos for a cause leads to: the balance after it, or the code with which it is refused. */
  move(kind: string, user: number, amount: number, cause: number): number | string {
    const moved = `${kind} ${user} ${amount}`;
    const earlier = this.causes.get(cause);
    if (earlier) return earlier.moved === moved ? earlier.balance : 'cause-taken';
    const balance = this.available[user]! + (kind === 'credit' ? amount : -amount);
    if (balance < 0) return 'insufficient-besitos';
    this.available[user] = balance;
    this.causes.set(cause, { moved, balance, user, amount });
    return balance;
  }

  hold(user: number, amount: number, cause: number, until: number): number | string {
    const isNew = !this.causes.has(cause);
    const outcome = this.move('hold', user, amount, cause);
    if (isNew && typeof outcome === 'number') {
      this.held[user]! += amount;
      this.holds.set(cause, { user, amount, until, state: 'open', captured: 0 });
    }
    return outcome;
  }

  close(user: number, cause: number, state: HoldState, wanted?: number): string {
    const hold = this.holds.get(cause);
    if (hold?.user !== user) return 'hold-unknown';
    const taken = state === 'captured' ? (wanted ?? hold.amount) : 0;
    if (hold.state !== 'open') return hold.state === state && hold.captured === taken ? 'ok' : 'hold-closed';
    if (taken > hold.amount) return 'hold-too-small';
    Object.assign(hold, { state, captured: taken });
    this.held[user]! -= hold.amount;
    this.available[user]! += hold.amount - taken;
    return 'ok';
  }

  /** Time passes. @returns the holds that are over by then, by their causes */
  pass(ms: number): number[] {
    this.now += ms;
    const over = [...this.holds].filter(([, { state, until }]) => state === 'open' && until <= this.now);
    for (const [cause, { user }] of over) this.close(user, cause, 'expired');
    return over.map(([cause]) => cause);
  }

  transfer(user: number, other: number, amount: number, cause: number): number | string {
    const isNew = !this.causes.has(cause);
    if (isNew && user === other) return 'self-transfer';
    if (isNew && this.available[user]! < amount) return 'insufficient-besitos';
    const outcome = this.move('transfer', user, amount, cause);
    if (isNew && typeof outcome === 'number') this.available[other]! += amount;
    return outcome;
  }

  reverse(cause: number): string {
    const earlier = this.causes.get(cause);
    if (!earlier) return 'movement-unknown';
    const { moved, user, amount } = earlier;
    const back = moved.startsWith('debit') ? amount : moved.startsWith('credit') ? -amount : undefined;
    if (back === undefined) return 'not-reversible';
    if (this.reversed.has(cause)) return 'ok';
    if (this.available[user]! + back < 0) return 'insufficient-besitos';
    this.available[user]! += back;
    this.reversed.add(cause);
    return 'ok';
  }
}

/** A wallet with users and causes of its own. */
interface Real {
  readonly ledger: Ledger;
  readonly users: readonly string[];
  readonly causes: readonly string[];
  /** Puts the clock forward. */
  pass(ms: number): void;
}

interface Answer {
  readonly ok: boolean;
  readonly result?: object;
  readonly refusal?: { readonly code: string };
}

/** Asks until an instance is there that works on it. */
const answered = (ask: () => Promise<unknown>) =>
  until('there is an answer', async () => {
    const answer = (await ask()) as Answer;
    return answer.refusal?.code === 'service-unavailable' ? undefined : answer;
  });
const codeOf = (answer: Answer) => answer.refusal?.code ?? 'ok';
const balanceIn = (answer: Answer) => answer.refusal?.code ?? (answer.result as { balance: number }).balance;

/** What somebody may do, on the model and on the wallet: both come to the same. */
function step(
  told: string,
  run: (model: Model, real: Real) => Promise<{ found: unknown; expected: unknown }>,
): fc.AsyncCommand<Model, Real> {
  return {
    check: () => true,
    async run(model, real) {
      const { found, expected } = await run(model, real);
      expect(found).toEqual(expected);
      for (const [index, userId] of real.users.entries()) {
        const wanted = { available: model.available[index], held: model.held[index] };
        await until(`user ${index} has what the model says after ${told}`, async () => {
          const { available, held } = await balancesOf(real.ledger, userId);
          return available === wanted.available && held === wanted.held;
        });
      }
    },
    toString: () => told,
  };
}

const user = fc.nat({ max: 2 });
const amount = fc.integer({ min: 1, max: 9 });
const cause = fc.nat({ max: 7 });
/** What everybody has at first: enough to set some aside. */
const START = 20;

const moves = fc
  .tuple(fc.constantFrom('credit', 'credit', 'debit'), user, amount, cause)
  .map(([kind, who, much, why]) =>
    step(`${kind} ${much}, user ${who}, cause ${why}`, async (model, { ledger, users, causes }) => {
      const order = kind === 'credit' ? credit : debit;
      const answer = await answered(() => order(ledger, users[who]!, much, causes[why]!));
      return { found: balanceIn(answer), expected: model.move(kind, who, much, why) };
    }),
  );

const HOUR_MS = 3_600_000;
const hours = fc.integer({ min: 1, max: 3 });

const placing = fc.tuple(user, amount, cause, hours).map(([who, much, why, long]) =>
  step(`hold ${much} for ${long} h, user ${who}, cause ${why}`, async (model, { ledger, users, causes }) => {
    const end = model.now + long * HOUR_MS;
    const place = () => hold(ledger, users[who]!, much, causes[why]!, new Date(end).toISOString());
    return { found: balanceIn(await answered(place)), expected: model.hold(who, much, why, end) };
  }),
);

const passing = hours.map((long) =>
  step(`${long} h pass`, async (model, { ledger, users, causes, pass }) => {
    pass(long * HOUR_MS);
    const over = model.pass(long * HOUR_MS);
    for (const why of over) await expire(ledger, users[model.holds.get(why)!.user]!, causes[why]!);
    return { found: 'passed', expected: 'passed' };
  }),
);

const closing = fc
  .tuple(
    fc.constantFrom('captured', 'released', 'expired'),
    user,
    cause,
    fc.option(amount, { nil: undefined }),
  )
  .map(([state, who, why, much]) =>
    step(`${state} ${much}, user ${who}, cause ${why}`, async (model, { ledger, users, causes }) => {
      const [userId, name] = [users[who]!, causes[why]!];
      if (state === 'expired') {
        // Only what is over expires, and what was over has expired when time passed: nothing happens.
        await expire(ledger, userId, name);
        return { found: 'nothing', expected: 'nothing' };
      }
      const ask = () =>
        state === 'captured' ? capture(ledger, userId, name, much) : release(ledger, userId, name);
      const answer = await answered(ask);
      return { found: codeOf(answer), expected: model.close(who, why, state, much) };
    }),
  );

const sending = fc.tuple(user, user, amount, cause).map(([who, other, much, why]) =>
  step(`send ${much}, ${who} to ${other}, cause ${why}`, async (model, { ledger, users, causes }) => {
    // Who has no account yet cannot receive: everybody gets some besitos first.
    const answer = await answered(() => transfer(ledger, users[who]!, users[other]!, much, causes[why]!));
    return { found: balanceIn(answer), expected: model.transfer(who, other, much, why) };
  }),
);

const reversing = fc.tuple(cause).map(([why]) =>
  step(`reverse cause ${why}`, async (model, { ledger, causes, users }) => {
    const who = model.causes.get(why)?.user ?? 0;
    const answer = await answered(() => reverse(ledger, users[who]!, causes[why]!));
    return { found: codeOf(answer), expected: model.reverse(why) };
  }),
);

const sealing = fc.constant(
  step('seal', async (_, { ledger }) => {
    await seal(ledger);
    return { found: 'sealed', expected: 'sealed' };
  }),
);

const proving = fc.constant(
  step('prove', async (_, { ledger }) => ({ found: (await prove(ledger)).faults, expected: [] })),
);

const steps = fc.commands([moves, placing, placing, closing, passing, sending, reversing, sealing, proving], {
  maxCommands: 30,
});

describe.each(DIALECTS)('Two instances of the wallet on %s', (dialect) => {
  let servers: LedgerServers;
  let content: Awaited<ReturnType<typeof withEconomy>>;
  let ledger: Ledger;
  let now = Date.now();
  beforeAll(async () => {
    servers = await startLedgerServers(dialect);
    content = await withEconomy({ transfers: { accountDays: 0, most: 1_000, mostPerDay: 1_000_000 } });
    ledger = await servers.open({
      clock: () => new Date(now),
      settings: { CONTENT_DIR: content.CONTENT_DIR },
    });
    await ledger.another();
  });
  afterAll(async () => {
    await ledger.close();
    await servers.stop();
    await rm(content.CONTENT_DIR, { recursive: true });
  });

  it('do what a map of balances does, whatever is asked of them', async () => {
    const setup = async () => {
      const users = Array.from({ length: 3 }, somebody);
      for (const each of users) await answered(() => credit(ledger, each, START));
      const model = new Model(now);
      model.available.fill(START);
      const pass = (ms: number) => {
        now += ms;
      };
      return { model, real: { ledger, users, causes: Array.from({ length: 8 }, newCause), pass } };
    };
    await fc.assert(
      fc.asyncProperty(steps, async (commands) => {
        await fc.asyncModelRun(setup, commands);
      }),
      { numRuns: 25 },
    );
    expect((await prove(ledger)).faults).toEqual([]);
  });
});
