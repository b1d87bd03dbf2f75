import { badRequest, forbidden } from '../telegram/errors.ts';
import { mayWriteTo } from '../world/people.ts';
import type { Chat } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** The chat a call names, or "chat not found": a user the bot never heard of is not found either. */
export function chatOf(world: World, id: number | string): Chat {
  const chat = typeof id === 'number' ? world.chats.get(id) : world.chatByName(id);
  if (!chat) throw badRequest('Chat not found');
  if (chat.type === 'private') {
    const person = world.people.get(chat.id)!;
    if (!person.startedBot && !person.knownToBot) throw badRequest('Chat not found');
  }
  return chat;
}

/** The chat, where the bot may look into it. */
export function readableChat(world: World, id: number | string): Chat {
  const chat = chatOf(world, id);
  if (chat.type === 'private') return chat;
  const kind = chat.type === 'channel' ? 'channel chat' : 'supergroup chat';
  if (chat.bot === 'kicked') throw forbidden(`bot was kicked from the ${kind}`);
  if (chat.bot === 'left') throw forbidden(`bot is not a member of the ${kind}`);
  return chat;
}

/** The chat, where the bot may write into it. */
export function writableChat(world: World, id: number | string): Chat {
  const chat = readableChat(world, id);
  if (chat.type === 'private') mayWriteTo(world.people.get(chat.id)!);
  if (chat.type === 'channel') needsRights(chat, 'need administrator rights in the channel chat');
  return chat;
}

/** Throws unless the bot administers the group or channel. */
export function needsRights(chat: Chat, refusal: string): void {
  if (chat.bot !== 'administrator' && chat.bot !== 'creator') throw badRequest(refusal);
}
