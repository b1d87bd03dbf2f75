import { AnswerJoinRequest } from '@yabot/contracts';
import { doorCommand } from '../doors.ts';

export const answerJoinRequest = doorCommand(AnswerJoinRequest, ({ chatId, approve }, { telegramId }) => ({
  method: approve ? 'approveChatJoinRequest' : 'declineChatJoinRequest',
  payload: { chat_id: chatId, user_id: telegramId },
  about: { approve },
}));
