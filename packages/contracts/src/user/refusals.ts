import { defineRefusal } from '../definitions/refusal.ts';

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
