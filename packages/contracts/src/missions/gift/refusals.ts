import { z } from 'zod';
import { defineRefusal } from '../../definitions/refusal.ts';
import { instant } from '../../values/index.ts';

/** The content of the community has no daily gift. */
export const giftNone = defineRefusal({
  code: 'gift-none',
  status: 404,
  summary: 'The community gives no daily gift',
});
/** No seed has been committed for today yet: only in the first seconds of a fleet, or after a week without it. */
export const giftNotReady = defineRefusal({
  code: 'gift-not-ready',
  status: 503,
  summary: 'No seed has been committed for today yet; it is a matter of seconds',
});
/** Who is banned is given nothing. */
export const giftBanned = defineRefusal({
  code: 'gift-banned',
  status: 403,
  summary: 'Who is banned is given nothing until the ban ends',
  details: z.object({ until: instant.nullable() }),
});
/** The user has no gift of that number, or none at all. */
export const giftUnknown = defineRefusal({
  code: 'gift-unknown',
  status: 404,
  summary: 'The user has no gift of that number, or none at all',
});
