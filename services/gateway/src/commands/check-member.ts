import { CheckMember } from '@yabot/contracts';
import { doorCommand } from '../doors.ts';

export const checkMember = doorCommand(CheckMember, ({ chatId }, { telegramId }) => ({
  method: 'getChatMember',
  payload: { chat_id: chatId, user_id: telegramId },
}));
