import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { badRequest } from '../../telegram/errors.ts';
import { admit, apiInvite, decline, expel, setBotStatus } from '../../world/membership.ts';
import type { Chat, Person } from '../../world/types.ts';
import { apiBot, apiChat, apiMember, apiUser, asReactions } from '../../world/views.ts';
import type { World } from '../../world/world.ts';
import { needsRights, readableChat } from '../chat-access.ts';
import { chatId, clamped, optionalBoolean, optionalInteger, optionalText, text, userId } from '../fields.ts';
import { method } from '../method.ts';

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

// The bot knows only people it has had an update from.
function knownPerson(world: World, id: number): Person {
  const person = world.people.get(id);
  if (!person || (!person.knownToBot && !person.startedBot)) throw badRequest('PARTICIPANT_ID_INVALID');
  return person;
}

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

/** The group and the person a membership method is about, where the bot may decide it. */
function governed(
  world: World,
  params: { chat_id: number | string; user_id: number },
): { chat: Chat; person: Person } {
  const chat = readableChat(world, params.chat_id);
  if (chat.type === 'private') throw badRequest("Can't change chat member status in a private chat");
  needsRights(chat, 'not enough rights to restrict/unrestrict chat member');
  return { chat, person: knownPerson(world, params.user_id) };
}

const member = { chat_id: chatId, user_id: userId };

export const approveChatJoinRequest = method(
  'approveChatJoinRequest',
  z.object(member),
  ({ world }, params) => {
    const { chat, person } = governed(world, params);
    if (chat.members.get(person.id) === 'member') throw badRequest('USER_ALREADY_PARTICIPANT');
    if (!chat.requests.has(person.id)) throw badRequest('HIDE_REQUESTER_MISSING');
    admit(world, person, chat, { by: 'bot', viaRequest: true });
    return true;
  },
);

export const declineChatJoinRequest = method(
  'declineChatJoinRequest',
  z.object(member),
  ({ world }, params) => {
    const { chat, person } = governed(world, params);
    if (!chat.requests.has(person.id)) throw badRequest('HIDE_REQUESTER_MISSING');
    decline(world, person, chat);
    return true;
  },
);

export const banChatMember = method(
  'banChatMember',
  z.object({
    ...member,
    until_date: optionalInteger('until_date'),
    revoke_messages: optionalBoolean('revoke_messages'),
  }),
  ({ world }, params) => {
    const { chat, person } = governed(world, params);
    if (chat.members.get(person.id) === 'creator') throw badRequest("Can't remove chat owner");
    expel(world, person, chat, 'kicked');
    return true;
  },
);

export const unbanChatMember = method(
  'unbanChatMember',
  z.object({ ...member, only_if_banned: optionalBoolean('only_if_banned') }),
  ({ world }, params) => {
    const { chat, person } = governed(world, params);
    const status = chat.members.get(person.id);
    if (status === 'creator') throw badRequest("Can't remove chat owner");
    if (status === 'kicked' || (status === 'member' && !params.only_if_banned))
      expel(world, person, chat, 'left');
    return true;
  },
);

export const createChatInviteLink = method(
  'createChatInviteLink',
  z.object({
    chat_id: chatId,
    name: optionalText('name'),
    expire_date: optionalInteger('expire_date'),
    member_limit: clamped('member_limit', { min: 0, max: 99_999, by: 0 }),
    creates_join_request: optionalBoolean('creates_join_request'),
  }),
  ({ world }, params) => {
    const chat = readableChat(world, params.chat_id);
    needsRights(chat, 'not enough rights to manage chat invite link');
    const byRequest = params.creates_join_request ?? false;
    if (byRequest && params.member_limit > 0)
      throw badRequest("Member limit can't be specified for links requiring administrator approval");
    const link = `https://t.me/+${randomBytes(12).toString('base64url')}`;
    const invite = {
      link,
      ...(params.name && { name: params.name }),
      ...(params.member_limit && { limit: params.member_limit }),
      ...(params.expire_date && { expires: params.expire_date }),
      byRequest,
      used: 0,
      revoked: false,
    };
    chat.invites.set(link, invite);
    return apiInvite(world, invite);
  },
);

export const revokeChatInviteLink = method(
  'revokeChatInviteLink',
  z.object({ chat_id: chatId, invite_link: text('invite_link') }),
  ({ world }, params) => {
    const chat = readableChat(world, params.chat_id);
    needsRights(chat, 'not enough rights to manage chat invite link');
    const invite = chat.invites.get(params.invite_link);
    if (!invite) throw badRequest('INVITE_HASH_INVALID');
    invite.revoked = true;
    return apiInvite(world, invite);
  },
);
