import { z } from 'zod';
import { defineRefusal } from '../definitions/refusal.ts';
import { userId } from '../values/index.ts';

/** Nobody is registered under this id. */
export const userUnknown = defineRefusal({
  code: 'user-unknown',
  status: 404,
  summary: 'Nobody is registered under this id',
});
/** Who asks may not do this. */
export const notAllowed = defineRefusal({
  code: 'not-allowed',
  status: 403,
  summary: 'The role of who asks does not allow this',
});
/** Owners come from the settings; no command makes or unmakes one. */
export const ownerFixed = defineRefusal({
  code: 'owner-fixed',
  status: 409,
  summary: 'Owners are named in the settings only',
});
/** The end of a ban lies in the past. */
export const endInPast = defineRefusal({
  code: 'end-in-past',
  status: 422,
  summary: 'The end lies in the past',
});
/** A Telegram account belongs to one user for good, and a user has one Telegram account. */
export const identityTaken = defineRefusal({
  code: 'identity-taken',
  status: 409,
  summary: 'The Telegram account or the user id belongs to another registration',
  details: z.object({ userId }),
});
