import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { defineAdopting } from '../values/content-files.ts';
import { besitos, besitosAmount, besitosReason, cause, userId } from '../values/index.ts';
import { SAMPLE_MOVEMENT, SAMPLE_USER } from '../values/samples.ts';
import {
  accountClosed,
  accountFrozen,
  accountUnknown,
  causeTaken,
  faultMendable,
  insufficientBesitos,
  mintingCapped,
} from './refusals.ts';
import { ledgerFault } from './values.ts';

export * from './boosts/commands.ts';
export * from './holds/commands.ts';
export * from './reversals/commands.ts';
export * from './transfers/commands.ts';

const movement = z.object({ userId, amount: besitosAmount, reason: besitosReason, cause });
const moved = z.object({ movementId: z.uuid(), balance: besitos });
const operator = z.string().min(1).max(200);
const why = z.string().min(1).max(500);
const SAMPLE_MOVED = { movementId: SAMPLE_MOVEMENT, balance: 120 };

/** Brings newly minted besitos into a user's account, once per cause. */
export const Credit = defineCommand({
  owner: 'wallet',
  name: 'credit',
  summary: "Brings newly minted besitos into a user's account, once per cause",
  data: movement.extend({
    /** True when it is for what was long ago: no notice of its own. */
    quiet: z.boolean().optional(),
  }),
  entity: (data) => data.userId,
  result: moved,
  refusals: [causeTaken, accountFrozen, accountClosed, mintingCapped],
  sample: {
    userId: SAMPLE_USER,
    amount: 50,
    reason: 'mission',
    cause: `mission:ten-reactions:1:${SAMPLE_USER}`,
  },
  sampleResult: SAMPLE_MOVED,
});

/** Takes besitos out of a user's account, once per cause; never below zero. */
export const Debit = defineCommand({
  owner: 'wallet',
  name: 'debit',
  summary: "Takes besitos out of a user's account, once per cause; never below zero",
  data: movement,
  entity: (data) => data.userId,
  result: moved,
  refusals: [insufficientBesitos, causeTaken, accountFrozen],
  sample: { userId: SAMPLE_USER, amount: 20, reason: 'store', cause: `order:7:${SAMPLE_USER}` },
  sampleResult: { ...SAMPLE_MOVED, balance: 100 },
});

/** Seals what was written since the last checkpoint into the chain of checkpoints. */
export const SealLedger = defineCommand({
  owner: 'wallet',
  name: 'seal-ledger',
  summary: 'Seals what was written since the last checkpoint into the chain of checkpoints',
  internal: true,
  data: z.object({}),
  entity: () => 'ledger',
  result: z.object({ sealed: z.int().nonnegative() }),
  sample: {},
  sampleResult: { sealed: 12 },
});

/** Lets nothing come into an account or leave it, because of a fault in the ledger. */
export const FreezeAccount = defineCommand({
  owner: 'wallet',
  name: 'freeze-account',
  summary: 'Lets nothing come into an account or leave it, because of a fault in the ledger',
  internal: true,
  data: z.object({ userId, fault: z.string().min(1).max(100) }),
  entity: (data) => data.userId,
  result: z.object({ frozen: z.boolean() }),
  sample: { userId: SAMPLE_USER, fault: 'account-balance-wrong' },
  sampleResult: { frozen: true },
});

/** Brings a frozen account back to what its entries say, and opens it again. */
export const UnfreezeAccount = defineCommand({
  owner: 'wallet',
  name: 'unfreeze-account',
  summary: 'Brings a frozen account back to what its entries say, and opens it again',
  data: z.object({ userId, by: operator, reason: why }),
  entity: (data) => data.userId,
  result: z.object({ balance: besitos }),
  refusals: [accountUnknown, accountClosed],
  sample: { userId: SAMPLE_USER, by: 'diana@server', reason: 'The row was changed by hand' },
  sampleResult: { balance: 120 },
});

/** Keeps that a person knows of faults that stay in the ledger: they are no alarm any more, as long as they do not change. */
export const AcknowledgeFaults = defineCommand({
  owner: 'wallet',
  name: 'acknowledge-faults',
  summary:
    'Keeps that a person knows of faults that stay in the ledger; they are no alarm while they do not change',
  data: z.object({ faults: z.array(ledgerFault).min(1).max(100), by: operator, reason: why }),
  entity: () => 'ledger',
  /** How many nobody had acknowledged before. */
  result: z.object({ acknowledged: z.int().nonnegative() }),
  refusals: [faultMendable],
  sample: {
    faults: [
      { code: 'entry-balance-wrong', subject: `entry:${SAMPLE_USER}:3`, expected: '120', found: '121' },
      { code: 'balances-wrong', subject: 'ledger', expected: '3400', found: '3401' },
    ],
    by: 'diana@server',
    reason: 'A besito was written into the balance by hand; the entry after it was booked on top of that',
  },
  sampleResult: { acknowledged: 2 },
});

/** Keeps content the checker accepted, so that a restart with broken files goes on with it. */
export const AdoptWalletContent = defineAdopting('wallet');
