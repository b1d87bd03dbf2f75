import { z } from 'zod';
import { badRequest } from '../../telegram/errors.ts';
import { formattedText, length } from '../../telegram/text.ts';
import type { Entity } from '../../telegram/types.ts';
import { type Draft, messageOf, post, threadOf } from '../../world/messages.ts';
import type { Chat, Message } from '../../world/types.ts';
import { apiMessage } from '../../world/views.ts';
import { readableChat, writableChat } from '../chat-access.ts';
import type { BotContext } from '../context.ts';
import { chatId, innerObject, innerText, jsonOf, optionalBoolean, optionalInteger } from '../fields.ts';
import { inlineKeyboard, replyMarkup } from '../keyboard.ts';

const IN_ENTITY = "Can't parse MessageEntity: ";

const entity = z.looseObject(
  {
    type: innerText('type', IN_ENTITY),
    offset: z.int({ error: `${IN_ENTITY}Field "offset" must be a Number` }),
    length: z.int({ error: `${IN_ENTITY}Field "length" must be a Number` }),
  },
  { error: `${IN_ENTITY}expected an Object` },
);

/** Entities given instead of a parse mode; a list Telegram cannot read is ignored. */
export const entityList = jsonOf(z.array(entity).optional(), "Can't parse entities JSON object").transform(
  (entities) => entities as Entity[] | undefined,
);

const replyParameters = jsonOf(
  innerObject(
    {
      message_id: z.int({
        error: ({ input }) =>
          input === undefined ? 'Can\'t find field "message_id"' : 'Field "message_id" must be a Number',
      }),
      chat_id: z
        .union([z.number(), z.string()], { error: 'Field "chat_id" must be of type String' })
        .optional(),
      allow_sending_without_reply: optionalBoolean('allow_sending_without_reply'),
      quote: innerText('quote').optional(),
    },
    'Object expected as reply parameters',
  ).optional(),
  "Can't parse reply parameters JSON object",
);

/** What every sending method takes. */
export const outgoingFields = {
  chat_id: chatId,
  message_thread_id: optionalInteger('message_thread_id'),
  disable_notification: optionalBoolean('disable_notification'),
  protect_content: optionalBoolean('protect_content'),
  reply_parameters: replyParameters,
  reply_to_message_id: optionalInteger('reply_to_message_id'),
  allow_sending_without_reply: optionalBoolean('allow_sending_without_reply'),
  reply_markup: replyMarkup,
};

const outgoing = z.object(outgoingFields);
export type Outgoing = z.output<typeof outgoing>;

/** Sends what the bot made into the chat it names, with all that can go along. */
export function send({ world }: BotContext, params: Outgoing, content: Partial<Draft>): Message {
  const chat = writableChat(world, params.chat_id);
  if (chat.type === 'private' && params.message_thread_id) throw badRequest('Message thread not found');
  const replyTo = repliedMessage(world, chat, params);
  const keyboard = inlineKeyboard(params.reply_markup);
  const threadId = threadOf(chat, replyTo);
  return post(world, chat, {
    sender: { kind: 'bot' },
    ...content,
    ...(params.protect_content && { protectedContent: true }),
    ...(params.disable_notification && { silent: true }),
    ...(replyTo && { replyTo }),
    ...(threadId && { threadId }),
    ...(keyboard && { keyboard }),
  });
}

/** The same, answered with the message as Telegram shows it. */
export function sendAndShow(context: BotContext, params: Outgoing, content: Partial<Draft>) {
  const message = send(context, params, content);
  return apiMessage(context.world, context.world.chats.get(message.chatId)!, message);
}

function repliedMessage(world: BotContext['world'], chat: Chat, params: Outgoing): number | undefined {
  const wanted = params.reply_parameters?.message_id ?? params.reply_to_message_id;
  if (!wanted) return undefined;
  const elsewhere = params.reply_parameters?.chat_id;
  const source = elsewhere === undefined ? chat : readableChat(world, Number(elsewhere) || String(elsewhere));
  const optional = params.reply_parameters?.allow_sending_without_reply ?? params.allow_sending_without_reply;
  if (optional && !source.messages.has(wanted)) return undefined;
  messageOf(source, wanted, 'Message to be replied');
  return source === chat ? wanted : undefined;
}

const MAX_CAPTION = 1_024;

/** A caption, checked as Telegram does. */
export function caption(source: string | undefined, parseMode?: string, entities?: Entity[]) {
  if (!source) return { text: '', entities: [] };
  const formatted = formattedText(source, parseMode, entities);
  if (length(formatted.text) > MAX_CAPTION) throw badRequest('Message caption is too long');
  return formatted;
}
