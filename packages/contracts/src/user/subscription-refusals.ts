import { defineRefusal } from '../definitions/refusal.ts';

/** The cause has given days before, to another user or of another number. */
export const causeUsed = defineRefusal({
  code: 'cause-used',
  status: 409,
  summary: 'The cause has given days before, to another user or of another number',
});
