import { z } from 'zod';
import { badRequest } from '../../telegram/errors.ts';
import { apiMember } from '../../world/member-views.ts';
import { setBotStatus } from '../../world/membership.ts';
import { apiBot, apiChat, apiUser, asReactions } from '../../world/views.ts';
import { readableChat } from '../chat-access.ts';
import { chatId, userId } from '../fields.ts';
import { method } from '../method.ts';
import { knownPerson } from './known-person.ts';

const ACCENT_COLORS = 7;

export const getChat = method('getChat', z.object({ chat_id: chatId }), ({ world }, params) => {
  const chat = readableChat(world, params.chat_id);
  return {
    ...apiChat(world, chat),
    accent_color_id: Math.abs(chat.id) % ACCENT_COLORS,
    max_reaction_count: 11,
    accepted_gift_types: NO_GIFTS,
    ...(chat.about && { description: chat.about }),
    ...(chat.type !== 'private' && { available_reactions: asReactions(chat.emojis) }),
    ...(chat.joinByRequest && { join_by_request: true }),
    ...(chat.linkedId !== undefined && { linked_chat_id: chat.linkedId }),
  };
});

const NO_GIFTS = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
};

export const getChatMember = method(
  'getChatMember',
  z.object({ chat_id: chatId, user_id: userId }),
  ({ world }, params) => {
    const chat = readableChat(world, params.chat_id);
    if (params.user_id === world.bot.id) return apiMember(apiBot(world), chat.bot);
    const person = knownPerson(world, params.user_id);
    if (chat.type === 'private') return apiMember(apiUser(person), chat.id === person.id ? 'member' : 'left');
    return apiMember(apiUser(person), chat.members.get(person.id) ?? 'left');
  },
);

export const getChatAdministrators = method(
  'getChatAdministrators',
  z.object({ chat_id: chatId }),
  ({ world }, params) => {
    const chat = readableChat(world, params.chat_id);
    if (chat.type === 'private') throw badRequest('There are no administrators in the private chat');
    const people = [...chat.members].flatMap(([id, status]) => {
      if (status !== 'creator' && status !== 'administrator') return [];
      return [apiMember(apiUser(world.people.get(id)!), status)];
    });
    return chat.bot === 'administrator' ? [...people, apiMember(apiBot(world), 'administrator')] : people;
  },
);

export const getChatMemberCount = method(
  'getChatMemberCount',
  z.object({ chat_id: chatId }),
  ({ world }, params) => {
    const chat = readableChat(world, params.chat_id);
    if (chat.type === 'private') return 2;
    const outside = new Set(['left', 'kicked']);
    return 1 + [...chat.members.values()].filter((status) => !outside.has(status)).length;
  },
);

export const leaveChat = method('leaveChat', z.object({ chat_id: chatId }), ({ world }, params) => {
  const chat = readableChat(world, params.chat_id);
  if (chat.type === 'private') throw badRequest("Chat member status can't be changed in private chats");
  setBotStatus(world, chat, 'left');
  return true;
});
