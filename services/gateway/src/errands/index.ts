import {
  answerJoinRequest,
  checkMember,
  forgiveMember,
  refundStars,
  removeMember,
  revokeInvite,
  sendInvite,
} from './doors.ts';
import type { ErrandHandler } from './errand.ts';
import { postQuiz } from './quizzes.ts';

/** What follows from the calls of each name. Rows in the send queue hold the names, so they stay. */
export const ERRANDS: Readonly<Record<string, ErrandHandler>> = {
  'answer-join-request': answerJoinRequest,
  'remove-member': removeMember,
  'forgive-member': forgiveMember,
  'check-member': checkMember,
  'send-invite': sendInvite,
  'revoke-invite': revokeInvite,
  'refund-stars': refundStars,
  'post-quiz': postQuiz,
};
