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

/** The content has no such achievement. */
export const achievementUnknown = defineRefusal({
  code: 'achievement-unknown',
  status: 404,
  summary: 'The content has no achievement of this id',
});
/** Nothing is kept of what this achievement counts; it begins with the next event. */
export const historyMissing = defineRefusal({
  code: 'history-missing',
  status: 409,
  summary: 'Nothing is kept of what this achievement counts: it begins with the next event',
});
/** There is no such grant. */
export const grantUnknown = defineRefusal({
  code: 'grant-unknown',
  status: 404,
  summary: 'There is no retroactive grant of this id',
});
