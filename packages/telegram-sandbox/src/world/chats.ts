import { DEFAULT_EMOJIS } from '../telegram/emojis.ts';
import type { Chat } from './types.ts';

/** An empty chat with what Telegram sets by default. */
export function newChat(chat: Pick<Chat, 'id' | 'type' | 'title'> & Partial<Chat>): Chat {
  return {
    emojis: DEFAULT_EMOJIS,
    members: new Map(),
    requests: new Set(),
    invites: new Map(),
    bot: chat.type === 'private' ? 'member' : 'administrator',
    joinByRequest: false,
    messages: new Map(),
    lastMessageId: 0,
    changes: [],
    ...chat,
  };
}

/** Whether the bot administers the chat: without it Telegram sends it neither reactions nor members. */
export const botAdministers = (chat: Chat) => chat.bot === 'administrator' || chat.bot === 'creator';
