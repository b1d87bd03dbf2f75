import type { MemberStatus } from '../telegram/types.ts';
import { botAdministers } from './chats.ts';
import { apiMember, botMember } from './member-views.ts';
import { isInside, post, tellMessage } from './messages.ts';
import { shownToBot } from './people.ts';
import { PlayError } from './play-error.ts';
import type { Chat, InviteLink, Person, Service } from './types.ts';
import { apiBot, apiChat, apiUser } from './views.ts';
import type { World } from './world.ts';

interface Change {
  /** Who did it; the person themself unless said otherwise. */
  by?: 'bot';
  invite?: InviteLink;
  viaRequest?: boolean;
}

/** A follower enters a group, or asks to where an administrator decides. */
export function join(world: World, person: Person, chat: Chat, link?: string): 'joined' | 'requested' {
  if (chat.type === 'private') throw new PlayError('NOT_A_GROUP', 'Only groups and channels can be joined.');
  if (link !== undefined && !chat.invites.has(link)) throw expired();
  if (chat.members.get(person.id) === 'kicked')
    throw new PlayError('BANNED', `You were removed from “${chat.title}”.`);
  if (isInside(chat, person.id)) return 'joined';
  const invite = link === undefined ? undefined : usable(world, chat, link);
  if (invite ? invite.byRequest : chat.joinByRequest) return request(world, person, chat, invite);
  if (invite) invite.used++;
  admit(world, person, chat, { ...(invite && { invite }) });
  return 'joined';
}

function usable(world: World, chat: Chat, link: string): InviteLink {
  const invite = chat.invites.get(link);
  const used = invite?.limit !== undefined && invite.used >= invite.limit;
  const old = invite?.expires !== undefined && invite.expires <= world.date();
  if (!invite || invite.revoked || used || old) throw expired();
  return invite;
}

const expired = () =>
  new PlayError('INVITE_EXPIRED', 'This invite link is no longer valid; ask for a new one.');

function request(world: World, person: Person, chat: Chat, invite?: InviteLink): 'requested' {
  if (chat.requests.has(person.id)) return 'requested';
  chat.requests.add(person.id);
  if (botAdministers(chat)) {
    const payload = {
      chat: apiChat(world, chat),
      from: shownToBot(person),
      user_chat_id: person.id,
      date: world.date(),
      ...(invite && { invite_link: apiInvite(world, invite) }),
    };
    world.tellBot('chat_join_request', payload, chat.id);
  }
  world.happen({ kind: 'chat', chatId: chat.id });
  return 'requested';
}

/** Makes a person a member and tells the bot. */
export function admit(world: World, person: Person, chat: Chat, change: Change = {}): void {
  chat.requests.delete(person.id);
  setStatus(world, person, chat, person.role === 'owner' ? 'creator' : 'member', change);
  announce(world, chat, { kind: 'joined', personIds: [person.id] }, person);
}

export function decline(world: World, person: Person, chat: Chat): void {
  chat.requests.delete(person.id);
  world.happen({ kind: 'chat', chatId: chat.id });
}

export function leave(world: World, person: Person, chat: Chat): void {
  if (!isInside(chat, person.id)) return;
  setStatus(world, person, chat, 'left', {});
  announce(world, chat, { kind: 'left', personId: person.id }, person);
}

/** The bot removes somebody: `kicked` may not come back, `left` may. */
export function expel(world: World, person: Person, chat: Chat, status: 'kicked' | 'left'): void {
  const was = chat.members.get(person.id) ?? 'left';
  if (was === status) return;
  setStatus(world, person, chat, status, { by: 'bot' });
  if (status === 'kicked' && (was === 'member' || was === 'administrator')) {
    post(world, chat, { sender: { kind: 'bot' }, service: { kind: 'left', personId: person.id } });
  }
}

function announce(world: World, chat: Chat, service: Service, person: Person): void {
  if (chat.type === 'channel') return;
  const message = post(world, chat, { sender: { kind: 'person', id: person.id }, service });
  if (chat.bot !== 'left' && chat.bot !== 'kicked') tellMessage(world, chat, message);
}

function setStatus(world: World, person: Person, chat: Chat, status: MemberStatus, change: Change): void {
  const before = chat.members.get(person.id) ?? 'left';
  chat.members.set(person.id, status);
  if (botAdministers(chat)) {
    const user = shownToBot(person);
    const payload = {
      chat: apiChat(world, chat),
      from: change.by === 'bot' ? apiBot(world) : user,
      date: world.date(),
      old_chat_member: apiMember(user, before),
      new_chat_member: apiMember(user, status),
      ...(change.invite && { invite_link: apiInvite(world, change.invite) }),
      ...(change.viaRequest && { via_join_request: true }),
    };
    world.tellBot('chat_member', payload, chat.id);
  }
  world.happen({ kind: 'chat', chatId: chat.id });
}

/** Adds, removes, promotes or demotes the bot in a group, which it is told. */
export function setBotStatus(world: World, chat: Chat, status: MemberStatus, actor?: Person): void {
  const before = chat.bot;
  if (before === status) return;
  chat.bot = status;
  const payload = {
    chat: apiChat(world, chat),
    from: actor ? apiUser(actor) : apiBot(world),
    date: world.date(),
    old_chat_member: botMember(world, before),
    new_chat_member: botMember(world, status),
  };
  world.tellBot('my_chat_member', payload, chat.id);
  world.happen({ kind: 'chat', chatId: chat.id });
}

/** An invite link as the Bot API shows it. */
export const apiInvite = (world: World, invite: InviteLink) => ({
  invite_link: invite.link,
  creator: apiBot(world),
  creates_join_request: invite.byRequest,
  is_primary: false,
  is_revoked: invite.revoked,
  ...(invite.name && { name: invite.name }),
  ...(invite.expires && { expire_date: invite.expires }),
  ...(invite.limit && { member_limit: invite.limit }),
});
