import { z } from 'zod';
import { plainEmoji, REACTION_EMOJIS } from '../../telegram/emojis.ts';
import { badRequest } from '../../telegram/errors.ts';
import { length } from '../../telegram/text.ts';
import { messageOf } from '../../world/messages.ts';
import { setReactions } from '../../world/reactions.ts';
import { readableChat, writableChat } from '../chat-access.ts';
import {
  chatId,
  innerText,
  jsonOf,
  messageId,
  optionalBoolean,
  optionalInteger,
  optionalText,
  text,
} from '../fields.ts';
import { method } from '../method.ts';

const MAX_ANSWER = 200;

export const answerCallbackQuery = method(
  'answerCallbackQuery',
  z.object({
    callback_query_id: text('callback_query_id'),
    text: optionalText('text'),
    show_alert: optionalBoolean('show_alert'),
    url: optionalText('url'),
    cache_time: optionalInteger('cache_time'),
  }),
  ({ callbacks }, params) => {
    if (length(params.text ?? '') > MAX_ANSWER) throw badRequest('MESSAGE_TOO_LONG');
    callbacks.answer(params.callback_query_id, {
      ...(params.text && { text: params.text }),
      alert: params.show_alert ?? false,
      ...(params.url && { url: params.url }),
    });
    return true;
  },
);

const ACTIONS = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'record_audio',
  'upload_voice',
  'upload_audio',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
  'cancel',
]);

export const sendChatAction = method(
  'sendChatAction',
  z.object({ chat_id: chatId, action: text('action') }),
  ({ world }, params) => {
    const action = params.action.toLowerCase();
    if (!ACTIONS.has(action)) throw badRequest('Wrong parameter action in request');
    const chat = writableChat(world, params.chat_id);
    world.happen({ kind: 'typing', chatId: chat.id, action });
    return true;
  },
);

const IN_REACTION = "Can't parse ReactionType: ";

const reaction = z.looseObject(
  { type: innerText('type', IN_REACTION), emoji: innerText('emoji', IN_REACTION).optional() },
  { error: `${IN_REACTION}expected an Object` },
);

export const setMessageReaction = method(
  'setMessageReaction',
  z.object({
    chat_id: chatId,
    message_id: messageId,
    reaction: jsonOf(
      z.array(reaction, { error: 'Expected an Array of ReactionType' }).optional(),
      "Can't parse reaction types JSON object",
    ),
    is_big: optionalBoolean('is_big'),
  }),
  ({ world }, params) => {
    const emojis = (params.reaction ?? []).map(emojiOf);
    const chat = readableChat(world, params.chat_id);
    const message = messageOf(chat, params.message_id, 'Message to react');
    if (emojis.length > 1) throw badRequest('REACTIONS_TOO_MANY');
    if (emojis.some((emoji) => !REACTION_EMOJIS.has(emoji) || !chat.emojis.includes(emoji))) {
      throw badRequest('REACTION_INVALID');
    }
    setReactions(world, chat, message, world.bot.id, emojis);
    return true;
  },
);

function emojiOf({ type, emoji }: z.output<typeof reaction>): string {
  if (type === 'custom_emoji') throw badRequest('REACTION_INVALID');
  if (type !== 'emoji') throw badRequest(`${IN_REACTION}invalid reaction type specified`);
  if (emoji === undefined) throw badRequest(`${IN_REACTION}Can't find field "emoji"`);
  return plainEmoji(emoji);
}
