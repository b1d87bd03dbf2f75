import { RemoveMember } from '@yabot/contracts';
import { doorCommand } from '../doors.ts';

export const removeMember = doorCommand(RemoveMember, ({ chatId }, { telegramId }) => ({
  method: 'banChatMember',
  payload: { chat_id: chatId, user_id: telegramId },
  about: { telegramId },
}));
