import { plainEmoji } from '../telegram/emojis.ts';
import type { ApiChat, ApiUser } from '../telegram/types.ts';
import { botAdministers } from './chats.ts';
import { isInside } from './messages.ts';
import { shownToBot } from './people.ts';
import { PlayError } from './play-error.ts';
import type { Chat, Message, Person } from './types.ts';
import { apiChat, asReactions } from './views.ts';
import type { World } from './world.ts';

const MAX_REACTIONS = 1;
const MAX_PREMIUM_REACTIONS = 3;

/** How long Telegram gathers anonymous reactions before it tells the bot; minutes there, shorter here. */
export const COUNT_DELAY_MS = 1_000;

/**
 * A follower sets their reactions under a message; an empty list takes them away.
 * The owner may do it in the group's name, as anonymous administrators do: the bot then sees a chat, not a user.
 */
export function react(
  world: World,
  person: Person,
  chat: Chat,
  messageId: number,
  wanted: string[],
  anonymous = false,
): Message {
  if (anonymous && person.role !== 'owner')
    throw new PlayError('NOT_OWNER', 'Only the owner can react anonymously.');
  const message = reactable(person, chat, messageId);
  const emojis = [...new Set(wanted.map(plainEmoji))];
  for (const emoji of emojis) {
    if (!chat.emojis.includes(emoji)) {
      throw new PlayError(
        'REACTION_UNAVAILABLE',
        `“${emoji}” is not among this chat's reactions: ${chat.emojis.join(' ')}`,
      );
    }
  }
  const most = person.premium ? MAX_PREMIUM_REACTIONS : MAX_REACTIONS;
  if (emojis.length > most)
    throw new PlayError('REACTIONS_TOO_MANY', `At most ${most} reaction(s) per message.`);
  const before = message.reactions.get(person.id) ?? [];
  if (before.join() === emojis.join()) return message;
  setReactions(world, chat, message, person.id, emojis);
  const actor = anonymous ? { actor_chat: apiChat(world, chat) } : { user: shownToBot(person) };
  tell(world, chat, message, { actor, before, after: emojis });
  return message;
}

function reactable(person: Person, chat: Chat, messageId: number): Message {
  const message = chat.messages.get(messageId);
  if (!message || message.service)
    throw new PlayError('MESSAGE_UNKNOWN', 'That message is not there any more.');
  const own = chat.type === 'private' ? chat.id === person.id : isInside(chat, person.id);
  if (!own) throw new PlayError('NOT_A_MEMBER', `Join “${chat.title}” first.`);
  return message;
}

/** Writes the reactions of one actor and the counts. */
export function setReactions(
  world: World,
  chat: Chat,
  message: Message,
  actor: number,
  emojis: string[],
): void {
  for (const emoji of message.reactions.get(actor) ?? []) count(message, emoji, -1);
  for (const emoji of emojis) count(message, emoji, 1);
  if (emojis.length === 0) message.reactions.delete(actor);
  else message.reactions.set(actor, emojis);
  message.seq = world.changed(chat, message);
  world.happen({ kind: 'reacted', message, personId: actor === world.bot.id ? 'bot' : actor });
}

function count(message: Message, emoji: string, by: 1 | -1): void {
  const now = (message.counts.get(emoji) ?? 0) + by;
  if (now === 0) message.counts.delete(emoji);
  else message.counts.set(emoji, now);
}

interface ReactionChange {
  actor: { actor_chat: ApiChat } | { user: ApiUser };
  before: string[];
  after: string[];
}

function tell(world: World, chat: Chat, message: Message, { actor, before, after }: ReactionChange): void {
  if (chat.type === 'channel') tellCountLater(world, chat, message);
  else if (chat.type === 'private' || botAdministers(chat)) {
    const payload = {
      chat: apiChat(world, chat),
      message_id: message.id,
      ...actor,
      date: world.date(),
      old_reaction: asReactions(before),
      new_reaction: asReactions(after),
    };
    const alone = world.reactionOrder === 'person' && 'user' in actor;
    world.tellBot('message_reaction', payload, alone ? actor.user.id : chat.id);
  }
}

const gathering = new WeakSet<Message>();

// In channels reactions are anonymous: the bot gets only counts, some time later.
function tellCountLater(world: World, chat: Chat, message: Message): void {
  if (!botAdministers(chat) || gathering.has(message)) return;
  gathering.add(message);
  const timer = setTimeout(() => {
    gathering.delete(message);
    const reactions = [...message.counts].map(([emoji, total_count]) => ({
      type: { type: 'emoji', emoji },
      total_count,
    }));
    const payload = { chat: apiChat(world, chat), message_id: message.id, date: world.date(), reactions };
    world.tellBot('message_reaction_count', payload, chat.id);
  }, COUNT_DELAY_MS);
  timer.unref();
}
