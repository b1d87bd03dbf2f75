import { defineRefusal } from '../definitions/refusal.ts';

/** The cause has given this user another number of points before. */
export const xpCauseTaken = defineRefusal({
  code: 'xp-cause-taken',
  status: 409,
  summary: 'The cause has given this user another number of experience points before',
});

/** The boards are read anew after a start; that takes seconds. */
export const boardsNotReady = defineRefusal({
  code: 'boards-not-ready',
  status: 503,
  summary: 'The leaderboards are still being read after a start; ask again in some seconds',
});
/** There is no season of this id, or none is on. */
export const seasonUnknown = defineRefusal({
  code: 'season-unknown',
  status: 404,
  summary: 'There is no season of this id, or none is on',
});
