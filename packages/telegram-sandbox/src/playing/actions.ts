import { z } from 'zod';
import type { BotContext } from '../bot-api/context.ts';
import { admit, decline, expel, join, leave, setBotStatus } from '../world/membership.ts';
import { remove, rewrite, say } from '../world/messages.ts';
import { addPerson, personOf, setBlocked } from '../world/people.ts';
import { PlayError } from '../world/play-error.ts';
import { vote } from '../world/polls.ts';
import { react } from '../world/reactions.ts';
import type { Chat, Message, Person } from '../world/types.ts';
import { seenChat, seenMessage, seenPerson } from './seen.ts';

/** One thing a player can do, with the schema of what it needs. */
interface Action<S extends z.ZodType, R> {
  input: S;
  run: (context: BotContext, input: z.output<S>) => R;
}

const action = <S extends z.ZodType, R>(input: S, run: Action<S, R>['run']): Action<S, R> => ({ input, run });

const id = z.int();
const inChat = { personId: id, chatId: id };
const onMessage = { ...inChat, messageId: id };

const MAX_WAIT_MS = 60_000;

function chatOf({ world }: BotContext, chatId: number): Chat {
  const chat = world.chats.get(chatId);
  if (!chat) throw new PlayError('CHAT_UNKNOWN', `There is no chat with id ${chatId}.`);
  return chat;
}

function place(
  context: BotContext,
  input: { personId: number; chatId: number },
): { person: Person; chat: Chat } {
  const person = personOf(context.world, input.personId);
  const chat = chatOf(context, input.chatId);
  if (chat.type === 'private' && chat.id !== person.id)
    throw new PlayError('NOT_YOUR_CHAT', 'That is somebody else’s chat.');
  return { person, chat };
}

function messageIn(chat: Chat, messageId: number): Message {
  const message = chat.messages.get(messageId);
  if (!message) throw new PlayError('MESSAGE_UNKNOWN', 'That message is not there any more.');
  return message;
}

const profile = z.object({
  id: z.int().positive().optional(),
  firstName: z.string(),
  lastName: z.string().max(64).optional(),
  username: z
    .string()
    .regex(/^[a-z]\w{3,31}$/i, 'A username has 4 to 32 letters, digits and underscores.')
    .optional(),
  languageCode: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'A language is two letters, such as es.')
    .optional(),
  premium: z.boolean().optional(),
  role: z.enum(['follower', 'owner']).optional(),
  inGroups: z.boolean().optional(),
});

/** Everything a player can do, by name: the same over HTTP and within the process. */
export const ACTIONS = {
  /** The bot, and everybody who can be played. */
  people: action(z.object({}), ({ world }) => ({
    bot: { id: world.bot.id, name: world.bot.firstName, username: world.bot.username },
    people: [...world.people.values()].map(seenPerson),
  })),

  follower: action(profile, ({ world }, input) => seenPerson(addPerson(world, input))),

  /** A person's chats: their own with the bot, then the groups and channels. */
  chats: action(z.object({ personId: id }), ({ world }, input) => {
    const person = personOf(world, input.personId);
    const seen = [...world.chats.values()].filter((chat) => chat.type !== 'private' || chat.id === person.id);
    return seen.map((chat) => seenChat(world, chat, person));
  }),

  /** The number of the last change anywhere, to ask later what came since. */
  seq: action(z.object({}), ({ world }) => world.seq),

  /** The newest messages of a chat, oldest first; `before` pages back. */
  history: action(
    z.object({ ...inChat, before: id.optional(), limit: z.int().min(1).max(200).default(60) }),
    (context, input) => {
      const { person, chat } = place(context, input);
      const all = [...chat.messages.values()].filter(
        ({ id }) => input.before === undefined || id < input.before,
      );
      const messages = all
        .slice(-input.limit)
        .map((message) => seenMessage(context.world, message, person.id));
      return { messages, more: all.length > input.limit, seq: context.world.seq };
    },
  ),

  /** What changed in a chat after `afterSeq`; waits for the next change when there is none. */
  changes: action(
    z.object({ ...inChat, afterSeq: z.int().min(0), timeoutMs: z.int().min(0).max(MAX_WAIT_MS).default(0) }),
    async (context, input) => {
      const { person, chat } = place(context, input);
      let changed = context.world.changesSince(chat, input.afterSeq);
      if (changed.length === 0 && input.timeoutMs > 0) {
        await context.world.nextChange(chat.id, input.timeoutMs);
        changed = context.world.changesSince(chat, input.afterSeq);
      }
      return {
        messages: changed.map((message) => seenMessage(context.world, message, person.id)),
        seq: context.world.seq,
      };
    },
  ),

  send: action(z.object({ ...inChat, text: z.string(), replyTo: id.optional() }), (context, input) => {
    const { person, chat } = place(context, input);
    const message = say(context.world, person, chat, { text: input.text, replyTo: input.replyTo });
    return seenMessage(context.world, message, person.id);
  }),

  edit: action(z.object({ ...onMessage, text: z.string() }), (context, input) => {
    const { person, chat } = place(context, input);
    return seenMessage(
      context.world,
      rewrite(context.world, person, chat, input.messageId, input.text),
      person.id,
    );
  }),

  delete: action(z.object(onMessage), (context, input) => {
    const { person, chat } = place(context, input);
    const message = messageIn(chat, input.messageId);
    const own = message.sender.kind === 'person' && message.sender.id === person.id;
    if (!own && chat.type !== 'private')
      throw new PlayError('NOT_YOURS', 'Only your own messages can be deleted.');
    remove(context.world, chat, message);
    return true;
  }),

  /** Taps an inline button; the answer comes by `answer`. */
  tap: action(z.object({ ...onMessage, row: z.int().min(0), column: z.int().min(0) }), (context, input) => {
    const { person, chat } = place(context, input);
    const message = messageIn(chat, input.messageId);
    const button = message.keyboard?.[input.row]?.[input.column];
    if (!button) throw new PlayError('NO_BUTTON', 'That button is not there any more.');
    return { queryId: context.callbacks.tap(person, chat, message, button) };
  }),

  /** Sends callback data that may stand under no button any more, as old or forged clients do. */
  forgeTap: action(z.object({ ...onMessage, data: z.string().max(64) }), (context, input) => {
    const { person, chat } = place(context, input);
    const message = messageIn(chat, input.messageId);
    return { queryId: context.callbacks.tap(person, chat, message, { text: '', callback_data: input.data }) };
  }),

  /** The bot's answer to a tap; waits for it, and is null when none came. */
  answer: action(
    z.object({ queryId: z.string(), timeoutMs: z.int().min(0).max(MAX_WAIT_MS).default(0) }),
    async ({ callbacks }, input) => (await callbacks.answered(input.queryId, input.timeoutMs)) ?? null,
  ),

  react: action(
    z.object({ ...onMessage, emojis: z.array(z.string()), anonymous: z.boolean().optional() }),
    (context, input) => {
      const { person, chat } = place(context, input);
      const message = react(context.world, person, chat, input.messageId, input.emojis, input.anonymous);
      return seenMessage(context.world, message, person.id).reactions;
    },
  ),

  vote: action(z.object({ ...onMessage, options: z.array(z.int()) }), (context, input) => {
    const { person, chat } = place(context, input);
    const message = messageIn(chat, input.messageId);
    vote(context.world, person, chat, message, input.options);
    return seenMessage(context.world, message, person.id);
  }),

  pay: action(z.object(onMessage), (context, input) => {
    const { person, chat } = place(context, input);
    return context.payments.pay(person, chat, messageIn(chat, input.messageId));
  }),

  block: action(z.object({ personId: id, blocked: z.boolean() }), ({ world }, input) => {
    const person = personOf(world, input.personId);
    setBlocked(world, person, input.blocked);
    return seenPerson(person);
  }),

  join: action(z.object({ ...inChat, invite: z.string().optional() }), (context, input) => {
    const { person, chat } = place(context, input);
    return join(context.world, person, chat, input.invite);
  }),

  leave: action(z.object(inChat), (context, input) => {
    const { person, chat } = place(context, input);
    leave(context.world, person, chat);
    return true;
  }),

  /** The owner decides about a join request or removes somebody. */
  govern: action(
    z.object({ ...inChat, decision: z.enum(['admit', 'decline', 'kick', 'allow']) }),
    (context, input) => {
      const { person, chat } = place(context, input);
      if (input.decision === 'admit') admit(context.world, person, chat, { viaRequest: true });
      else if (input.decision === 'decline') decline(context.world, person, chat);
      else expel(context.world, person, chat, input.decision === 'kick' ? 'kicked' : 'left');
      return true;
    },
  ),

  /** Adds, removes, promotes or demotes the bot in a group. */
  botStatus: action(
    z.object({ ...inChat, status: z.enum(['administrator', 'member', 'left', 'kicked']) }),
    (context, input) => {
      const { person, chat } = place(context, input);
      if (chat.type === 'private') throw new PlayError('NOT_A_GROUP', 'Block the bot instead.');
      setBotStatus(context.world, chat, input.status, person);
      return true;
    },
  ),

  read: action(z.object(onMessage), (context, input) => {
    const { person, chat } = place(context, input);
    person.read.set(chat.id, Math.max(input.messageId, person.read.get(chat.id) ?? 0));
    return true;
  }),

  /** The commands this person sees when they type "/". */
  commands: action(z.object(inChat), (context, input) => {
    const { person, chat } = place(context, input);
    return context.commands.seenBy(person, chat);
  }),
};

export type Actions = typeof ACTIONS;
export type ActionName = keyof Actions;
export type ActionInput<N extends ActionName> = z.input<Actions[N]['input']>;
export type ActionResult<N extends ActionName> = Awaited<ReturnType<Actions[N]['run']>>;

/** Calls an action by name, within the process or over HTTP. */
export type Invoke = <N extends ActionName>(name: N, input: ActionInput<N>) => Promise<ActionResult<N>>;

/** Runs an action after checking its input; what cannot be done is a PlayError with what to do instead. */
export async function perform<N extends ActionName>(
  context: BotContext,
  name: N,
  input: unknown,
): Promise<ActionResult<N>> {
  const { input: schema, run } = ACTIONS[name] as unknown as Action<z.ZodType, ActionResult<N>>;
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new PlayError('BAD_INPUT', `${issue!.path.join('.') || name}: ${issue!.message}`);
  }
  return await run(context, parsed.data);
}
