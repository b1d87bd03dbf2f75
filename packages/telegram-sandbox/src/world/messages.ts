import { badRequest } from '../telegram/errors.ts';
import { length, withFoundEntities } from '../telegram/text.ts';
import { botAdministers } from './chats.ts';
import { startBot } from './people.ts';
import { PlayError } from './play-error.ts';
import type { Chat, Message, Person } from './types.ts';
import { apiMessage } from './views.ts';
import type { World } from './world.ts';

/** A message before it has an id and a date. */
export type Draft = Pick<Message, 'sender'> &
  Partial<Omit<Message, 'id' | 'chatId' | 'date' | 'seq' | 'reactions' | 'counts'>>;

const MAX_KEPT = 5_000;
export const MAX_TEXT = 4_096;

/** Puts a message into a chat; the oldest one is forgotten beyond a bound. */
export function post(world: World, chat: Chat, draft: Draft): Message {
  const id = chat.type === 'private' ? ++world.lastPrivateMessageId : chat.lastMessageId + 1;
  chat.lastMessageId = id;
  const message: Message = {
    ...draft,
    id,
    chatId: chat.id,
    date: world.date(),
    text: draft.text ?? '',
    entities: draft.entities ?? [],
    reactions: new Map(),
    counts: new Map(),
    seq: 0,
  };
  chat.messages.set(id, message);
  if (chat.messages.size > MAX_KEPT) chat.messages.delete(chat.messages.keys().next().value!);
  message.seq = world.changed(chat, message);
  world.happen({ kind: 'message', message });
  if (chat.type === 'channel') copyToLinkedGroup(world, chat, message);
  return message;
}

// Telegram copies each channel post into the linked group, and tells the bot of the copy.
function copyToLinkedGroup(world: World, channel: Chat, original: Message): void {
  const group = channel.linkedId === undefined ? undefined : world.chats.get(channel.linkedId);
  if (!group) return;
  const { text, entities, picture, video, protectedContent, silent } = original;
  const copy = post(world, group, {
    sender: { kind: 'chat', id: channel.id },
    text,
    entities,
    ...(picture && { picture }),
    ...(video && { video }),
    ...(protectedContent && { protectedContent }),
    ...(silent && { silent }),
    copyOf: { chatId: channel.id, messageId: original.id },
  });
  original.copyId = copy.id;
  tellMessage(world, group, copy);
}

/** Notes that a message's content changed; a channel post's copy in the linked group follows. */
export function touched(world: World, chat: Chat, message: Message): void {
  message.seq = world.changed(chat, message);
  world.happen({ kind: 'edited', message });
  const group = chat.linkedId === undefined ? undefined : world.chats.get(chat.linkedId);
  const copy = message.copyId === undefined ? undefined : group?.messages.get(message.copyId);
  if (!group || !copy || (copy.text === message.text && copy.entities === message.entities)) return;
  Object.assign(copy, { text: message.text, entities: message.entities, editDate: message.editDate });
  touched(world, group, copy);
}

export function remove(world: World, chat: Chat, message: Message): void {
  chat.messages.delete(message.id);
  world.changed(chat, message);
  world.happen({ kind: 'deleted', chatId: chat.id, messageId: message.id });
}

/** What a follower writes, and what it answers. */
export interface Said {
  text: string;
  replyTo?: number | undefined;
}

/** A follower writes into their chat with the bot or a group they belong to; the owner, into a channel as well. */
export function say(world: World, person: Person, chat: Chat, said: Said): Message {
  const { replyTo } = said;
  const trimmed = said.text.trim();
  if (trimmed === '') throw new PlayError('EMPTY_TEXT', 'Write something first.');
  if (length(trimmed) > MAX_TEXT)
    throw new PlayError('LONG_TEXT', `A message has at most ${MAX_TEXT} characters.`);
  mayWrite(person, chat);
  const threadId = threadOf(chat, replyTo);
  if (chat.type === 'private') startBot(world, person);
  const draft = withFoundEntities({ text: trimmed, entities: [] });
  const message = post(world, chat, {
    sender: chat.type === 'channel' ? { kind: 'chat', id: chat.id } : { kind: 'person', id: person.id },
    ...draft,
    ...(replyTo !== undefined && { replyTo }),
    ...(threadId !== undefined && { threadId }),
  });
  if (botSees(world, chat, message)) tellMessage(world, chat, message);
  return message;
}

/** A follower changes what they wrote. */
export function rewrite(world: World, person: Person, chat: Chat, messageId: number, text: string): Message {
  const message = chat.messages.get(messageId);
  if (message?.sender.kind !== 'person' || message.sender.id !== person.id) {
    throw new PlayError('NOT_YOURS', 'Only your own messages can be edited.');
  }
  const trimmed = text.trim();
  if (trimmed === '') throw new PlayError('EMPTY_TEXT', 'Write something first.');
  Object.assign(message, withFoundEntities({ text: trimmed, entities: [] }), { editDate: world.date() });
  touched(world, chat, message);
  if (botSees(world, chat, message))
    world.tellBot('edited_message', apiMessage(world, chat, message), chat.id);
  return message;
}

function mayWrite(person: Person, chat: Chat): void {
  if (chat.type === 'channel' && chat.members.get(person.id) !== 'creator') {
    throw new PlayError('CHANNEL', 'Only the owner posts in a channel.');
  }
  if (chat.type === 'private' && chat.id !== person.id) {
    throw new PlayError('NOT_YOUR_CHAT', 'A follower writes only into their own chat with the bot.');
  }
  if (chat.type === 'supergroup' && !isInside(chat, person.id)) {
    throw new PlayError('NOT_A_MEMBER', `Join “${chat.title}” first.`);
  }
}

export const isInside = (chat: Chat, personId: number) =>
  ['creator', 'administrator', 'member'].includes(chat.members.get(personId) ?? 'left');

/** The bot as administrator sees all; as a plain member only commands, mentions and replies to itself. */
function botSees(world: World, chat: Chat, message: Message): boolean {
  if (chat.type === 'private' || botAdministers(chat)) return true;
  if (chat.bot !== 'member') return false;
  const replied = message.replyTo === undefined ? undefined : chat.messages.get(message.replyTo);
  return (
    replied?.sender.kind === 'bot' ||
    message.text.toLowerCase().includes(`@${world.bot.username.toLowerCase()}`) ||
    message.entities.some((entity) => entity.type === 'bot_command' && entity.offset === 0)
  );
}

/** Answers below a channel post's copy belong to its thread. */
export function threadOf(chat: Chat, replyTo: number | undefined): number | undefined {
  const replied = replyTo === undefined ? undefined : chat.messages.get(replyTo);
  return replied?.threadId ?? (replied?.copyOf ? replied.id : undefined);
}

/** Tells the bot of a message, whose author the bot then knows. */
export function tellMessage(world: World, chat: Chat, message: Message): void {
  if (message.sender.kind === 'person') world.people.get(message.sender.id)!.knownToBot = true;
  const kind = chat.type === 'channel' ? 'channel_post' : 'message';
  world.tellBot(kind, apiMessage(world, chat, message), chat.id);
}

/** The message, or the refusal Telegram gives: "message to edit not found". */
export function messageOf(chat: Chat, messageId: number, what: string): Message {
  const message = chat.messages.get(messageId);
  if (!message) throw badRequest(`${what} not found`);
  return message;
}
