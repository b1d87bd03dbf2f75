import { z } from 'zod';
import { badRequest } from '../../telegram/errors.ts';
import type { InlineKeyboard } from '../../telegram/types.ts';
import { messageOf, remove, touched } from '../../world/messages.ts';
import type { Chat, Message } from '../../world/types.ts';
import { apiMessage } from '../../world/views.ts';
import type { World } from '../../world/world.ts';
import { needsRights, readableChat, writableChat } from '../chat-access.ts';
import { chatId, jsonOf, messageId, optionalText } from '../fields.ts';
import { onlyInlineKeyboard, replyMarkup } from '../keyboard.ts';
import { method, sendingMethod } from '../method.ts';
import { caption, entityList } from './outgoing.ts';
import { messageText, textFields } from './send-message.ts';

const NOT_MODIFIED =
  'Message is not modified: specified new message content and reply markup are exactly the same as a current content ' +
  'and reply markup of the message';

const target = { chat_id: chatId, message_id: messageId, reply_markup: replyMarkup };

interface Target {
  chat_id: number | string;
  message_id: number;
}

function editable(world: World, params: Target): { chat: Chat; message: Message } {
  const chat = writableChat(world, params.chat_id);
  const message = messageOf(chat, params.message_id, 'Message to edit');
  if (message.sender.kind !== 'bot' || message.service) throw badRequest("Message can't be edited");
  return { chat, message };
}

type Content = Pick<Message, 'text' | 'entities'>;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function change(
  world: World,
  chat: Chat,
  message: Message,
  content: Content,
  keyboard: InlineKeyboard | undefined,
) {
  if (
    message.text === content.text &&
    same(message.entities, content.entities) &&
    same(message.keyboard, keyboard)
  ) {
    throw badRequest(NOT_MODIFIED);
  }
  const textChanged = message.text !== content.text || !same(message.entities, content.entities);
  message.text = content.text;
  message.entities = content.entities;
  if (keyboard) message.keyboard = keyboard;
  else delete message.keyboard;
  if (textChanged) message.editDate = world.date();
  touched(world, chat, message);
  return apiMessage(world, chat, message);
}

export const editMessageText = sendingMethod(
  'editMessageText',
  z.object({ ...textFields, ...target }),
  ({ world }, params) => {
    const formatted = messageText(params, 'MESSAGE_TOO_LONG');
    const { chat, message } = editable(world, params);
    if (message.picture || message.poll || message.invoice)
      throw badRequest('There is no text in the message to edit');
    return change(world, chat, message, formatted, onlyInlineKeyboard(params.reply_markup));
  },
);

export const editMessageCaption = sendingMethod(
  'editMessageCaption',
  z.object({
    ...target,
    caption: optionalText('caption'),
    parse_mode: optionalText('parse_mode'),
    caption_entities: entityList,
  }),
  ({ world }, params) => {
    const content = caption(params.caption, params.parse_mode, params.caption_entities);
    const { chat, message } = editable(world, params);
    if (!message.picture) throw badRequest('There is no caption in the message to edit');
    return change(world, chat, message, content, onlyInlineKeyboard(params.reply_markup));
  },
);

export const editMessageReplyMarkup = sendingMethod(
  'editMessageReplyMarkup',
  z.object(target),
  ({ world }, params) => {
    const { chat, message } = editable(world, params);
    const { text, entities } = message;
    return change(world, chat, message, { text, entities }, onlyInlineKeyboard(params.reply_markup));
  },
);

const DELETABLE_SECONDS = 48 * 60 * 60;

/** A bot deletes its own messages, what it got in private chats, and in groups where it may; not after two days. */
function checkDeletable(world: World, chat: Chat, message: Message): void {
  const own = message.sender.kind === 'bot';
  if (chat.type !== 'private' && !own) needsRights(chat, "Message can't be deleted");
  const free = chat.type !== 'private' && chat.bot === 'administrator';
  if (!free && world.date() - message.date > DELETABLE_SECONDS)
    throw badRequest("Message can't be deleted for everyone");
}

export const deleteMessage = method(
  'deleteMessage',
  z.object({ chat_id: chatId, message_id: messageId }),
  ({ world }, params) => {
    if (params.message_id === 0) throw badRequest('Message identifier is not specified');
    const chat = readableChat(world, params.chat_id);
    const message = messageOf(chat, params.message_id, 'Message to delete');
    checkDeletable(world, chat, message);
    remove(world, chat, message);
    return true;
  },
);

export const deleteMessages = method(
  'deleteMessages',
  z.object({
    chat_id: chatId,
    message_ids: jsonOf(
      z
        .array(z.int({ error: 'Message identifier must be a Number' }), {
          error: ({ input }) =>
            input === undefined
              ? 'Message identifiers are not specified'
              : 'Expected an Array of message identifiers',
        })
        .max(100, { error: 'Too many message identifiers specified' }),
      "Can't parse message_ids JSON object",
    ),
  }),
  ({ world }, params) => {
    const chat = readableChat(world, params.chat_id);
    const found = params.message_ids.flatMap((id) => chat.messages.get(id) ?? []);
    for (const message of found) checkDeletable(world, chat, message);
    for (const message of found) remove(world, chat, message);
    return true;
  },
);
