import { z } from 'zod';
import { defineRefusal } from '../definitions/refusal.ts';
import { besitos, instant } from '../values/index.ts';

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
/** The account is closed for good: its person was erased. */
export const accountClosed = defineRefusal({
  code: 'account-closed',
  status: 410,
  summary: 'The account is closed for good: its person was erased',
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
/** Nobody sends besitos to themselves. */
export const selfTransfer = defineRefusal({
  code: 'self-transfer',
  status: 422,
  summary: 'Nobody sends besitos to themselves',
});
/** One transfer moves no more than the economy says. */
export const transferTooLarge = defineRefusal({
  code: 'transfer-too-large',
  status: 422,
  summary: 'One transfer moves no more than the economy of the community says',
  details: z.object({ most: besitos }),
});
/** Nobody sends more in a day than the economy says. */
export const transferDayLimit = defineRefusal({
  code: 'transfer-day-limit',
  status: 429,
  summary: 'Nobody sends more in a day than the economy of the community says',
  details: z.object({ left: besitos, mostPerDay: besitos }),
});
/** Who has just come does not send besitos yet. */
export const accountTooNew = defineRefusal({
  code: 'account-too-new',
  status: 403,
  summary: 'Who has just come does not send besitos yet',
  details: z.object({ from: instant }),
});
/** Who is banned sends nothing. */
export const transfersBarred = defineRefusal({
  code: 'transfers-barred',
  status: 403,
  summary: 'Who is banned sends nothing',
});
/** Whom it is for can receive nothing now: banned, or the account is frozen. */
export const recipientUnavailable = defineRefusal({
  code: 'recipient-unavailable',
  status: 409,
  summary: 'Whom it is for can receive nothing now',
});
/** So much is sent only by who says that they mean it. */
export const confirmationNeeded = defineRefusal({
  code: 'confirmation-needed',
  status: 428,
  summary: 'So much is sent only by who says that they mean it: ask again with `confirmed`',
  details: z.object({ amount: besitos }),
});
/** There is no such transfer of this user. */
export const transferUnknown = defineRefusal({
  code: 'transfer-unknown',
  status: 404,
  summary: 'This user has neither sent nor received such a transfer',
});
/** So many boosts at once nobody has. */
export const tooManyBoosts = defineRefusal({
  code: 'too-many-boosts',
  status: 409,
  summary: 'As many boosts as there can be run already',
  details: z.object({ most: z.int() }),
});
/** No such boost is there. */
export const boostUnknown = defineRefusal({
  code: 'boost-unknown',
  status: 404,
  summary: 'Neither the user nor everybody has such a boost',
});
/** No more is minted today than the economy says. */
export const mintingCapped = defineRefusal({
  code: 'minting-capped',
  status: 409,
  summary: 'No more is minted today than the economy of the community says; what was earned waits to be paid',
  details: z.object({ reason: z.string() }),
});
/** Nothing of this user's was moved for this cause. */
export const movementUnknown = defineRefusal({
  code: 'movement-unknown',
  status: 404,
  summary: "Nothing of the user's was moved for this cause",
});
/** Only what came into being or was spent can be undone. */
export const notReversible = defineRefusal({
  code: 'not-reversible',
  status: 422,
  summary: 'Only credits, debits and captured holds are undone; holds are released, and transfers sent back',
});
/** Another campaign has this id. */
export const campaignTaken = defineRefusal({
  code: 'campaign-taken',
  status: 409,
  summary: 'Another campaign has this id',
});
/** There is no such campaign. */
export const campaignUnknown = defineRefusal({
  code: 'campaign-unknown',
  status: 404,
  summary: 'There is no such campaign',
});
