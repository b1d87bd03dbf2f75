import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { badRequest } from '../../telegram/errors.ts';
import { admit, apiInvite, decline, expel } from '../../world/membership.ts';
import type { Chat, Person } from '../../world/types.ts';
import type { World } from '../../world/world.ts';
import { needsRights, readableChat } from '../chat-access.ts';
import { chatId, clamped, optionalBoolean, optionalInteger, optionalText, text, userId } from '../fields.ts';
import { method } from '../method.ts';
import { knownPerson } from './known-person.ts';

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
