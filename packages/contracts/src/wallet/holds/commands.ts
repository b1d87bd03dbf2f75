import { z } from 'zod';
import { defineCommand } from '../../definitions/command.ts';
import { endInPast } from '../../user/refusals.ts';
import { besitos, besitosAmount, besitosReason, cause, instant, userId } from '../../values/index.ts';
import { SAMPLE_MOVEMENT, SAMPLE_USER } from '../../values/samples.ts';
import {
  accountFrozen,
  causeTaken,
  holdClosed,
  holdTooSmall,
  holdUnknown,
  insufficientBesitos,
} from '../refusals.ts';

const SAMPLE_HOLD = `bid:auction-7:${SAMPLE_USER}`;
const SAMPLE_END = '2026-12-01T00:00:00.000Z';

/** Sets besitos of a user aside, once per cause: nobody can spend them until they are captured, released or the end comes. */
export const Hold = defineCommand({
  owner: 'wallet',
  name: 'hold',
  summary: 'Sets besitos of a user aside until they are captured or released, or until the end comes',
  /** The cause is also the name by which the hold is captured or released. */
  data: z.object({ userId, amount: besitosAmount, reason: besitosReason, cause, until: instant }),
  entity: (data) => data.userId,
  result: z.object({ movementId: z.uuid(), balance: besitos }),
  refusals: [insufficientBesitos, causeTaken, accountFrozen, endInPast],
  sample: { userId: SAMPLE_USER, amount: 30, reason: 'auction', cause: SAMPLE_HOLD, until: SAMPLE_END },
  sampleResult: { movementId: SAMPLE_MOVEMENT, balance: 90 },
});

/** Takes besitos that were set aside, all or a part; the rest goes back to the user. */
export const Capture = defineCommand({
  owner: 'wallet',
  name: 'capture',
  summary: 'Takes besitos that were set aside, all or a part; the rest goes back to the user',
  /** Without an amount, all of it. */
  data: z.object({ userId, hold: cause, amount: besitosAmount.optional() }),
  entity: (data) => data.userId,
  result: z.object({ captured: besitos, released: besitos, balance: besitos }),
  refusals: [holdUnknown, holdClosed, holdTooSmall, accountFrozen],
  sample: { userId: SAMPLE_USER, hold: SAMPLE_HOLD, amount: 20 },
  sampleResult: { captured: 20, released: 10, balance: 100 },
});

/** Gives besitos that were set aside back to the user. */
export const Release = defineCommand({
  owner: 'wallet',
  name: 'release',
  summary: 'Gives besitos that were set aside back to the user',
  data: z.object({ userId, hold: cause }),
  entity: (data) => data.userId,
  result: z.object({ released: besitos, balance: besitos }),
  refusals: [holdUnknown, holdClosed, accountFrozen],
  sample: { userId: SAMPLE_USER, hold: SAMPLE_HOLD },
  sampleResult: { released: 30, balance: 120 },
});

/** Due when a hold ends; does nothing when the hold is closed by then. */
export const ExpireHold = defineCommand({
  owner: 'wallet',
  name: 'expire-hold',
  summary: 'Gives besitos back that were set aside until now',
  internal: true,
  scheduled: true,
  data: z.object({ userId, hold: cause }),
  entity: (data) => data.userId,
  result: z.object({ released: besitos }),
  sample: { userId: SAMPLE_USER, hold: SAMPLE_HOLD },
  sampleResult: { released: 30 },
});

/** Sweep: has the holds expire that are over and whose schedule was missed, or whose account was frozen then. */
export const ExpireDueHolds = defineCommand({
  owner: 'wallet',
  name: 'expire-due-holds',
  summary: 'Has the holds expire that are over and whose schedule was missed',
  internal: true,
  data: z.object({ at: instant }),
  entity: () => 'holds',
  result: z.object({ due: z.int().nonnegative() }),
  sample: { at: '2026-12-01T00:01:00.000Z' },
  sampleResult: { due: 0 },
});
