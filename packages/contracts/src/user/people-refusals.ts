import { defineRefusal } from '../definitions/refusal.ts';

/** The person was erased: nothing is kept under this id any more. */
export const personErased = defineRefusal({
  code: 'person-erased',
  status: 410,
  summary: 'The person was erased; nothing is kept under this id any more',
});
/** Erasing cannot be undone: it has to be confirmed. */
export const erasureUnconfirmed = defineRefusal({
  code: 'erasure-unconfirmed',
  status: 409,
  summary: 'Erasing a person cannot be undone and has to be confirmed',
});
/** Who is banned cannot erase themself: coming back as somebody new would end the ban. */
export const erasureWhileBanned = defineRefusal({
  code: 'erasure-while-banned',
  status: 409,
  summary: 'Who is banned cannot erase themself; an administrator can',
});
/** More than one person was last seen with this username. */
export const usernameUnclear = defineRefusal({
  code: 'username-unclear',
  status: 409,
  summary: 'More than one person was last seen with this username',
});
