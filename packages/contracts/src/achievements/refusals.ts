import { defineRefusal } from '../definitions/refusal.ts';

/** The cause has given this user another number of points before. */
export const xpCauseTaken = defineRefusal({
  code: 'xp-cause-taken',
  status: 409,
  summary: 'The cause has given this user another number of experience points before',
});
