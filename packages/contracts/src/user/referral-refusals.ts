import { defineRefusal } from '../definitions/refusal.ts';

/** The code of an invitation is nobody's. */
export const referralCodeUnknown = defineRefusal({
  code: 'referral-code-unknown',
  status: 404,
  summary: 'The code of the invitation is nobody’s',
});
/** Nobody invites themself. */
export const referralOfOneself = defineRefusal({
  code: 'referral-of-oneself',
  status: 409,
  summary: 'Nobody invites themself',
});
/** Somebody invited them before: an inviter is for good. */
export const referralTaken = defineRefusal({
  code: 'referral-taken',
  status: 409,
  summary: 'Somebody else has invited this user before',
});
/** Only who is new can have been invited. */
export const referralTooLate = defineRefusal({
  code: 'referral-too-late',
  status: 409,
  summary: 'Only who is new can accept an invitation',
});
/** Nothing is given for invitations here. */
export const referralsClosed = defineRefusal({
  code: 'referrals-closed',
  status: 409,
  summary: 'The community gives nothing for invitations now',
});
/** There is no such invitation to decide about. */
export const referralNotHeld = defineRefusal({
  code: 'referral-not-held',
  status: 409,
  summary: 'The invitation does not wait for a decision',
});
