import { z } from 'zod';
import { defineRefusal } from '../definitions/refusal.ts';
import { besitos } from '../values/index.ts';

/** The account has fewer besitos than asked for. */
export const insufficientBesitos = defineRefusal({
  code: 'insufficient-besitos',
  status: 409,
  summary: 'The account has fewer besitos than asked for',
  details: z.object({ balance: besitos, needed: besitos }),
});
/** The cause has moved besitos before, with another user or amount. */
export const causeTaken = defineRefusal({
  code: 'cause-taken',
  status: 409,
  summary: 'The cause has moved besitos before, with another user or amount',
});
/** The account is frozen: its book and its balance do not agree, and a person has to look at it. */
export const accountFrozen = defineRefusal({
  code: 'account-frozen',
  status: 423,
  summary: 'The account is frozen until somebody has looked at it: its book and its balance do not agree',
});
/** Nobody has such an account. */
export const accountUnknown = defineRefusal({
  code: 'account-unknown',
  status: 404,
  summary: 'Nobody has such an account',
});
/** Opening the account again mends the fault; it is not to be acknowledged. */
export const faultMendable = defineRefusal({
  code: 'fault-mendable',
  status: 409,
  summary: 'Opening the account again mends the fault; it is not to be acknowledged',
  details: z.object({ subject: z.string() }),
});
/** The cursor was not given out by the page before. */
export const invalidCursor = defineRefusal({
  code: 'invalid-cursor',
  status: 400,
  summary: 'The cursor is not one that a page of this query gave out; ask again without it',
});
/** Nothing of the user's was set aside for this cause. */
export const holdUnknown = defineRefusal({
  code: 'hold-unknown',
  status: 404,
  summary: "Nothing of the user's was set aside for this cause",
});
/** The hold was captured, released or has expired before. */
export const holdClosed = defineRefusal({
  code: 'hold-closed',
  status: 409,
  summary: 'The hold was captured, released or has expired before',
  details: z.object({ state: z.enum(['captured', 'released', 'expired']) }),
});
/** More was to be taken than was set aside. */
export const holdTooSmall = defineRefusal({
  code: 'hold-too-small',
  status: 409,
  summary: 'More was to be taken than was set aside',
  details: z.object({ held: besitos, needed: besitos }),
});
