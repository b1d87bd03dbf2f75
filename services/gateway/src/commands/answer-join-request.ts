import { AnswerJoinRequest } from '@yabot/contracts';
import { doorCommand } from '../doors.ts';

export const answerJoinRequest = doorCommand(AnswerJoinRequest, ({ chatId, approve }, recipient) => ({
  method: approve ? 'approveChatJoinRequest' : 'declineChatJoinRequest',
  payload: { chat_id: chatId, user_id: recipient.telegramId },
  about: { approve, recipient },
}));
