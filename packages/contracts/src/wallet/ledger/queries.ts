import { z } from 'zod';
import { defineQuery } from '../../definitions/query.ts';
import { besitos, besitosReason, cause, instant, userId } from '../../values/index.ts';
import { SAMPLE_MOVEMENT, SAMPLE_USER } from '../../values/samples.ts';
import { movementUnknown } from '../refusals.ts';
import { GENESIS } from './hashing.ts';
import { cameAndWent, receipt } from './values.ts';

const SAMPLE_CAUSE = `mission:ten-reactions:1:${SAMPLE_USER}`;
const SAMPLE_AT = '2026-11-21T12:00:00.000Z';

/** What a user had at the beginning and the end of a period, and what came and went between. */
export const Statement = defineQuery({
  owner: 'wallet',
  name: 'statement',
  summary: 'What a user had at the beginning and the end of a period, and what came and went between',
  /** From the first moment on, and before the second. */
  data: z.object({ userId, from: instant, until: instant }),
  result: z.object({
    opening: besitos,
    closing: besitos,
    entries: z.int(),
    byReason: z.array(cameAndWent),
    /** The sequence of the last entry within; absent when there is none. */
    last: z.int().positive().optional(),
  }),
  sample: { userId: SAMPLE_USER, from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' },
  sampleResult: {
    opening: 70,
    closing: 100,
    entries: 2,
    byReason: [
      { reason: 'mission', came: 50, went: 0 },
      { reason: 'store', came: 0, went: 20 },
    ],
    last: 4,
  },
});

/** Everything a user needs to check an entry of their account without the ledger. */
export const ReceiptOf = defineQuery({
  owner: 'wallet',
  name: 'receipt',
  summary: 'Everything a user needs to check an entry of their account without the ledger',
  data: z.object({ userId, cause }),
  result: receipt,
  refusals: [movementUnknown],
  sample: { userId: SAMPLE_USER, cause: SAMPLE_CAUSE },
  sampleResult: {
    entry: {
      account: SAMPLE_USER,
      sequence: 1,
      amount: 50,
      balance: 50,
      previous: GENESIS,
      hash: GENESIS,
      movementId: SAMPLE_MOVEMENT,
      kind: 'credit',
      cause: SAMPLE_CAUSE,
      reason: 'mission',
      at: SAMPLE_AT,
      correlationId: SAMPLE_MOVEMENT,
      against: 'system:mission',
    },
    following: [],
    seal: null,
  },
});

/** How many besitos there are and how they move, day by day. */
export const EconomyReport = defineQuery({
  owner: 'wallet',
  name: 'economy-report',
  summary: 'How many besitos there are and how they move, day by day',
  data: z.object({ days: z.int().min(1).max(366) }),
  result: z.object({
    /** What there is: what users can spend, what they have set aside, and what is on its way. */
    supply: besitos,
    held: besitos,
    inTransit: besitos,
    /** Who has any. */
    holders: z.int(),
    /** The days, in UTC, the last one not over yet. */
    days: z.array(
      z.object({ day: z.iso.date(), minted: besitos, burned: besitos, sent: besitos, supply: z.int() }),
    ),
    /** What came into being and what was spent in these days, by reason, most first. */
    faucets: z.array(z.object({ reason: besitosReason, besitos })),
    sinks: z.array(z.object({ reason: besitosReason, besitos })),
    /** How often a besito was spent or sent in these days. */
    velocity: z.number(),
    /** How unequally balances are: 0 when all have the same, near 1 when one has all. */
    gini: z.number(),
    /** The part of all besitos that the richest hundredth and tenth of holders have. */
    topHundredth: z.number(),
    topTenth: z.number(),
  }),
  sample: { days: 1 },
  sampleResult: {
    supply: 150,
    held: 30,
    inTransit: 0,
    holders: 2,
    days: [{ day: '2026-11-21', minted: 170, burned: 20, sent: 10, supply: 150 }],
    faucets: [{ reason: 'mission', besitos: 170 }],
    sinks: [{ reason: 'store', besitos: 20 }],
    velocity: 0.2,
    gini: 0.1,
    topHundredth: 0.6,
    topTenth: 0.6,
  },
});

/** The movements of the whole ledger, from the first on, page by page: a movement's id tells when it came. */
export const Movements = defineQuery({
  owner: 'wallet',
  name: 'movements',
  summary: 'The movements of the whole ledger, from the first on, page by page',
  /** After this movement; from the first on when left out. */
  data: z.object({ after: z.uuid().optional(), limit: z.int().min(1).max(400) }),
  result: z.object({
    movements: z.array(
      z.object({
        movementId: z.uuid(),
        kind: z.string(),
        userId,
        amount: besitos,
        reason: besitosReason,
        cause,
        at: instant,
        correlationId: z.string(),
      }),
    ),
    /** Asks for the next page; null on the last. */
    next: z.uuid().nullable(),
  }),
  sample: { limit: 100 },
  sampleResult: {
    movements: [
      {
        movementId: SAMPLE_MOVEMENT,
        kind: 'credit',
        userId: SAMPLE_USER,
        amount: 50,
        reason: 'mission',
        cause: SAMPLE_CAUSE,
        at: SAMPLE_AT,
        correlationId: SAMPLE_MOVEMENT,
      },
    ],
    next: null,
  },
});
