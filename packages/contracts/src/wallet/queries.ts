import { z } from 'zod';
import { defineQuery } from '../definitions/query.ts';
import { besitos, besitosReason, cause, instant, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { GENESIS } from './ledger/hashing.ts';
import { checkpointMark } from './ledger/values.ts';
import { invalidCursor } from './refusals.ts';
import { ledgerFault } from './values.ts';

export * from './boosts/queries.ts';
export * from './holds/queries.ts';
export * from './ledger/queries.ts';
export * from './reversals/queries.ts';
export * from './transfers/queries.ts';

/** Who knows of a fault, and since when. */
const acknowledgement = z.object({ by: z.string(), reason: z.string(), at: instant });

/** What a user has. Somebody without an account has zero. */
export const Balance = defineQuery({
  owner: 'wallet',
  name: 'balance',
  summary: 'What a user has',
  data: z.object({ userId }),
  result: z.object({
    available: besitos,
    held: besitos,
    /** What multiplies what is credited to the user now, whether it is theirs or everybody's. */
    boosts: z
      .array(
        z.object({ factor: z.int(), reasons: z.array(besitosReason), until: instant, everyone: z.boolean() }),
      )
      .default([]),
    /** Whether nothing moves on the account, because something in it does not add up; absent when it does. */
    frozen: z.boolean().optional(),
  }),
  sample: { userId: SAMPLE_USER },
  sampleResult: {
    available: 120,
    held: 0,
    boosts: [{ factor: 2, reasons: ['reaction'], until: '2026-12-01T00:00:00.000Z', everyone: false }],
  },
});

/** The movements of a user's account, newest first, page by page. */
export const History = defineQuery({
  owner: 'wallet',
  name: 'history',
  summary: "The movements of a user's account, newest first, page by page",
  data: z.object({ userId, limit: z.int().min(1).max(100), cursor: z.string().optional() }),
  result: z.object({
    entries: z.array(
      z.object({
        sequence: z.int(),
        amount: z.int(),
        balance: besitos,
        reason: besitosReason,
        cause,
        at: instant,
      }),
    ),
    /** Asks for the next page; null on the last. */
    next: z.string().nullable(),
  }),
  refusals: [invalidCursor],
  sample: { userId: SAMPLE_USER, limit: 10 },
  sampleResult: {
    entries: [
      {
        sequence: 3,
        amount: 50,
        balance: 120,
        reason: 'mission',
        cause: `mission:ten-reactions:1:${SAMPLE_USER}`,
        at: '2026-11-21T12:00:00.000Z',
      },
    ],
    next: null,
  },
});

/** How many besitos there are, by the reason they came or went. */
export const Totals = defineQuery({
  owner: 'wallet',
  name: 'totals',
  summary: 'How many besitos there are, by the reason they came or went',
  data: z.object({}),
  result: z.object({
    minted: z.int(),
    burned: z.int(),
    /** What users can spend, what they have set aside, and what is on its way from one to another. */
    balances: z.int(),
    held: z.int().default(0),
    inTransit: z.int().default(0),
    heldByReason: z.array(z.object({ reason: z.string(), held: z.int() })).default([]),
    accounts: z.int(),
    byReason: z.array(z.object({ reason: z.string(), minted: z.int(), burned: z.int() })),
  }),
  sample: {},
  sampleResult: {
    minted: 170,
    burned: 20,
    balances: 120,
    held: 30,
    inTransit: 0,
    heldByReason: [{ reason: 'auction', held: 30 }],
    accounts: 2,
    byReason: [
      { reason: 'mission', minted: 170, burned: 0 },
      { reason: 'store', minted: 0, burned: 20 },
    ],
  },
});

/** Proves a part of the ledger; asked again with `next` until it is null, it proves all of it. */
export const LedgerProof = defineQuery({
  owner: 'wallet',
  name: 'ledger-proof',
  summary: 'Proves a part of the ledger; asked again with `next` until null, it proves all of it',
  data: z.object({
    cursor: z.string().optional(),
    /** Only what came after this checkpoint, of which is known that all before it held. */
    since: checkpointMark.optional(),
  }),
  result: z.object({
    checked: z.object({ movements: z.int(), entries: z.int(), accounts: z.int(), checkpoints: z.int() }),
    /** What does not hold: empty in a sound ledger. */
    faults: z.array(ledgerFault.extend({ acknowledged: acknowledgement.optional() })),
    /** The last checkpoint this part has proved. */
    proven: checkpointMark.nullable().default(null),
    /** How much of the ledger is proved, 0 to 1. */
    progress: z.number(),
    next: z.string().nullable(),
  }),
  refusals: [invalidCursor],
  sample: {},
  sampleResult: {
    checked: { movements: 10, entries: 20, accounts: 2, checkpoints: 1 },
    faults: [],
    proven: { number: 1, hash: GENESIS },
    progress: 1,
    next: null,
  },
});
