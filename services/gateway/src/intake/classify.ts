import type { MemberStatus, Post } from '@yabot/contracts';
import { reactionChanges } from '../rules/reactions.ts';
import {
  type Callback,
  callback,
  type JoinRequest,
  joinRequest,
  type MemberChange,
  type Membership,
  type Message,
  memberChange,
  membership,
  message,
  type Person,
  type PollAnswer,
  pollAnswer,
  type Reaction,
  reaction,
} from './update-shape.ts';

/** What an update is to the gateway. */
export type Intake =
  | { readonly kind: 'reaction'; person: Person; post: Post; added: string[]; removed: string[] }
  | { readonly kind: 'comment'; person: Person; chatId: number; messageId: number }
  | { readonly kind: 'button'; person: Person; post: Post; key: string; emoji: string }
  | { readonly kind: 'poll-answer'; person: Person; pollId: string; optionIds: number[] }
  | { readonly kind: 'join-request'; person: Person; chatId: number }
  | { readonly kind: 'member'; person: Person; chatId: number; status: MemberStatus; inviteId: string | null }
  /** It needs an answer: later, in the order of its chat. */
  | {
      readonly kind: 'conversation';
      person: Person;
      about: 'message' | 'callback' | 'membership' | 'group-command';
      chatId: number;
    }
  /** Nothing follows from it. `worth` when it should have, so that it is recorded. */
  | { readonly kind: 'skipped'; what: string; reason: string; worth: boolean };

/** The data of a reaction button: `r:<post>:<emoji>`. */
export const BUTTON_DATA = /^r:([\w-]{8}):(.+)$/u;

/** The updates that are asked of Telegram; it sends no others. */
export const ALLOWED_UPDATES = [
  'message',
  'callback_query',
  'message_reaction',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'poll_answer',
] as const;

type Update = Readonly<Record<string, unknown>>;

/** Tells what an update is to the gateway. Never throws: what cannot be read is skipped. */
export function classify(update: Update): Intake {
  const what = Object.keys(update).find((field) => field !== 'update_id') ?? 'nothing';
  switch (what) {
    case 'message':
      return read(what, message, update, ofMessage);
    case 'callback_query':
      return read(what, callback, update, ofCallback);
    case 'message_reaction':
      return read(what, reaction, update, ofReaction);
    case 'my_chat_member':
      return read(what, membership, update, ofMembership);
    case 'chat_member':
      return read(what, memberChange, update, ofMemberChange);
    case 'poll_answer':
      return read(what, pollAnswer, update, ofPollAnswer);
    case 'chat_join_request':
      return read(what, joinRequest, update, ofJoinRequest);
    default:
      return skipped(what, 'this kind of update is not used');
  }
}

interface Shape<T> {
  safeParse(
    value: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: readonly { path: PropertyKey[] }[] } };
}

function read<T>(what: string, shape: Shape<T>, update: Update, next: (value: T) => Intake): Intake {
  const parsed = shape.safeParse(update[what]);
  if (parsed.success) return next(parsed.data);
  return skipped(what, `malformed at ${parsed.error.issues[0]?.path.join('.') || 'its root'}`);
}

function ofMessage(said: Message): Intake {
  const { from, chat, sender_chat: speaksFor, text, caption } = said;
  if (speaksFor !== undefined) return unremarkable('message', 'it was written in the name of a chat');
  if (chat.type === 'channel') return unremarkable('message', 'it was written in a channel');
  if (!from) return skipped('message', 'nobody sent it');
  if (from.is_bot) return unremarkable('message', 'a bot wrote it');
  if (chat.type === 'private')
    return { kind: 'conversation', person: from, about: 'message', chatId: chat.id };
  if (isCommand(said)) return { kind: 'conversation', person: from, about: 'group-command', chatId: chat.id };
  if (!text && !caption) return unremarkable('message', 'it has no text');
  return { kind: 'comment', person: from, chatId: chat.id, messageId: said.message_id };
}

const isCommand = ({ entities = [] }: Message) =>
  entities.some(({ type, offset }) => type === 'bot_command' && offset === 0);

function ofCallback({ from, data = '', message }: Callback): Intake {
  if (!message) return { kind: 'conversation', person: from, about: 'callback', chatId: from.id };
  const [, key, emoji] = BUTTON_DATA.exec(data) ?? [];
  if (!key || !emoji)
    return { kind: 'conversation', person: from, about: 'callback', chatId: message.chat.id };
  const post = { chatId: message.chat.id, messageId: message.message_id };
  return { kind: 'button', person: from, post, key, emoji };
}

function ofReaction({ user, chat, message_id, old_reaction, new_reaction }: Reaction): Intake {
  if (!user) return skipped('message_reaction', 'it is anonymous');
  if (user.is_bot) return unremarkable('message_reaction', 'a bot reacted');
  const post = { chatId: chat.id, messageId: message_id };
  return { kind: 'reaction', person: user, post, ...reactionChanges(old_reaction, new_reaction) };
}

function ofMembership({ chat, from }: Membership): Intake {
  if (chat.type !== 'private') return skipped('my_chat_member', 'it is about a group');
  return { kind: 'conversation', person: from, about: 'membership', chatId: chat.id };
}

const OURS = /^[\w-]{1,32}$/;

function ofMemberChange({
  chat,
  new_chat_member: { status, user },
  invite_link: link,
}: MemberChange): Intake {
  if (user.is_bot) return unremarkable('chat_member', 'it is about a bot');
  const name = link?.creator.is_bot ? link.name : undefined;
  const inviteId = name !== undefined && OURS.test(name) ? name : null;
  return { kind: 'member', person: user, chatId: chat.id, status, inviteId };
}

function ofPollAnswer({ poll_id: pollId, user, option_ids: optionIds }: PollAnswer): Intake {
  if (!user) return unremarkable('poll_answer', 'a chat voted');
  return { kind: 'poll-answer', person: user, pollId, optionIds };
}

const ofJoinRequest = ({ chat, from }: JoinRequest): Intake => ({
  kind: 'join-request',
  person: from,
  chatId: chat.id,
});

const skipped = (what: string, reason: string): Intake => ({ kind: 'skipped', what, reason, worth: true });
const unremarkable = (what: string, reason: string): Intake => ({
  kind: 'skipped',
  what,
  reason,
  worth: false,
});
