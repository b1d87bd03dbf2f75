import { forbidden } from '../telegram/errors.ts';
import type { ApiUser } from '../telegram/types.ts';
import { newChat } from './chats.ts';
import { botMember } from './member-views.ts';
import { PlayError } from './play-error.ts';
import type { Chat, Person } from './types.ts';
import { apiChat, apiUser } from './views.ts';
import type { World } from './world.ts';

/** Who a new follower is; only the first name is needed. */
export interface PersonProfile {
  id?: number;
  firstName: string;
  lastName?: string;
  username?: string;
  languageCode?: string;
  premium?: boolean;
  role?: 'follower' | 'owner';
  /** Already a member of every open group, without the bot having seen them join. Default true. */
  inGroups?: boolean;
}

const MAX_NAME = 64;

/** Adds a follower and their still empty private chat with the bot. */
export function addPerson(world: World, profile: PersonProfile): Person {
  const id = profile.id ?? world.nextPersonId++;
  if (world.people.has(id))
    throw new PlayError('PERSON_EXISTS', `A follower with id ${id} exists already; choose another id.`);
  const {
    firstName,
    lastName,
    username,
    languageCode = world.language,
    premium = false,
    role = 'follower',
  } = profile;
  if (firstName.trim() === '' || firstName.length > MAX_NAME) {
    throw new PlayError('BAD_NAME', `A first name has 1 to ${MAX_NAME} characters.`);
  }
  const person: Person = {
    id,
    firstName,
    ...(lastName && { lastName }),
    ...(username && { username }),
    languageCode,
    premium,
    role,
    startedBot: false,
    blockedBot: false,
    knownToBot: false,
    read: new Map(),
  };
  world.nextPersonId = Math.max(world.nextPersonId, id + 1);
  world.people.set(id, person);
  world.chats.set(id, newChat({ id, type: 'private', title: firstName }));
  if (profile.inGroups ?? true) enterOpenGroups(world, person);
  world.happen({ kind: 'person', personId: id });
  return person;
}

function enterOpenGroups(world: World, person: Person): void {
  for (const chat of world.chats.values()) {
    if (chat.type === 'private' || chat.joinByRequest) continue;
    chat.members.set(person.id, person.role === 'owner' ? 'creator' : 'member');
  }
}

export function personOf(world: World, id: number): Person {
  const person = world.people.get(id);
  if (!person) throw new PlayError('PERSON_UNKNOWN', `There is no follower with id ${id}.`);
  return person;
}

/** The follower as Telegram shows them to the bot; from then on the bot knows them. */
export function shownToBot(person: Person): ApiUser {
  person.knownToBot = true;
  return apiUser(person);
}

/** Blocking and unblocking, which the bot is told. */
export function setBlocked(world: World, person: Person, blocked: boolean): void {
  if (person.blockedBot === blocked) return;
  person.blockedBot = blocked;
  if (!blocked) person.startedBot = true;
  tellOfBotStatus(world, world.chats.get(person.id)!, person, blocked ? 'member' : 'kicked');
  world.happen({ kind: 'person', personId: person.id });
}

/** The first message to the bot opens the chat, which the bot is told as well. */
export function startBot(world: World, person: Person): void {
  if (person.blockedBot) setBlocked(world, person, false);
  person.startedBot = true;
}

/** Throws as Telegram does when the bot may not write to this person. */
export function mayWriteTo(person: Person): void {
  if (person.blockedBot) throw forbidden('bot was blocked by the user');
  if (!person.startedBot) throw forbidden("bot can't initiate conversation with a user");
}

function tellOfBotStatus(world: World, chat: Chat, actor: Person, before: 'member' | 'kicked'): void {
  const after = before === 'member' ? 'kicked' : 'member';
  const from = shownToBot(actor);
  const payload = {
    chat: apiChat(world, chat),
    from,
    date: world.date(),
    old_chat_member: botMember(world, before),
    new_chat_member: botMember(world, after),
  };
  world.tellBot('my_chat_member', payload, chat.id);
}
