import { SendInvite } from '@yabot/contracts';
import { doorCommand } from '../doors.ts';

export const sendInvite = doorCommand(SendInvite, ({ chatId, inviteId, title, until }, recipient) => ({
  method: 'createChatInviteLink',
  payload: {
    chat_id: chatId,
    name: inviteId,
    member_limit: 1,
    expire_date: Math.floor(Date.parse(until) / 1_000),
  },
  about: { inviteId, title, recipient },
}));
