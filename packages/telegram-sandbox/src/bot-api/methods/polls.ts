import { z } from 'zod';
import { badRequest } from '../../telegram/errors.ts';
import { formattedText, length } from '../../telegram/text.ts';
import { messageOf } from '../../world/messages.ts';
import { closeInTime, closePoll } from '../../world/polls.ts';
import type { Poll } from '../../world/types.ts';
import { apiMessage, apiPoll } from '../../world/views.ts';
import type { World } from '../../world/world.ts';
import { writableChat } from '../chat-access.ts';
import {
  chatId,
  clamped,
  innerText,
  jsonOf,
  messageId,
  optionalBoolean,
  optionalInteger,
  optionalText,
  text,
} from '../fields.ts';
import { replyMarkup } from '../keyboard.ts';
import { method, sendingMethod } from '../method.ts';
import { outgoingFields, send } from './outgoing.ts';

const NOT_OPTION = 'Expected an option to be of type String';

const option = z.union([z.string(), z.looseObject({ text: innerText('text') })], { error: NOT_OPTION });

const pollFields = {
  question: text('question'),
  question_parse_mode: optionalText('question_parse_mode'),
  options: jsonOf(
    z.array(option, { error: 'Expected an Array of String as options' }),
    "Can't parse options JSON object",
  ),
  is_anonymous: optionalBoolean('is_anonymous'),
  type: optionalText('type'),
  allows_multiple_answers: optionalBoolean('allows_multiple_answers'),
  allows_revoting: optionalBoolean('allows_revoting'),
  correct_option_ids: jsonOf(
    z
      .array(z.int({ error: 'Correct option identifier must be of type Number' }), {
        error: 'Expected an Array of correct option identifiers',
      })
      .optional(),
    "Can't parse correct option identifiers JSON object",
  ),
  correct_option_id: optionalInteger('correct_option_id'),
  explanation: optionalText('explanation'),
  explanation_parse_mode: optionalText('explanation_parse_mode'),
  open_period: clamped('open_period', { min: 0, max: 2_628_000, by: 0 }),
  close_date: optionalInteger('close_date'),
  is_closed: optionalBoolean('is_closed'),
};

const pollParams = z.object(pollFields);
type PollParams = z.output<typeof pollParams>;

const MAX_QUESTION = 300;
const MAX_OPTION = 100;
const MAX_OPTIONS = 12;
const MAX_EXPLANATION = 200;

export const sendPoll = sendingMethod(
  'sendPoll',
  z.object({ ...outgoingFields, ...pollFields }),
  (context, params) => {
    const { world } = context;
    const poll = pollFrom(world, params);
    const chat = writableChat(world, params.chat_id);
    if (chat.type === 'channel' && !poll.anonymous)
      throw badRequest("Non-anonymous polls can't be sent to channel chats");
    const message = send(context, params, { poll });
    closeInTime(world, chat, message);
    return apiMessage(world, chat, message);
  },
);

let lastPoll = 0n;

function newPollId(world: World): string {
  const now = BigInt(world.clock()) << 20n;
  lastPoll = now > lastPoll ? now : lastPoll + 1n;
  return String(lastPoll);
}

function pollFrom(world: World, params: PollParams): Poll {
  const question = pollText(params.question, params.question_parse_mode);
  if (length(question.text) > MAX_QUESTION)
    throw badRequest(`Poll question length must not exceed ${MAX_QUESTION}`);
  const options = params.options.map((given) => pollOption(typeof given === 'string' ? given : given.text));
  if (options.length < 1) throw badRequest('Poll must have at least one answer option');
  if (options.length > MAX_OPTIONS) throw badRequest(`Poll can't have more than ${MAX_OPTIONS} options`);
  const quiz = params.type === 'quiz';
  if (!quiz && params.type && params.type !== 'regular') throw badRequest('Unsupported poll type specified');
  const closeDate = params.open_period ? world.date() + params.open_period : params.close_date;
  return {
    id: newPollId(world),
    question: question.text,
    questionEntities: question.entities,
    options,
    votes: new Map(),
    anonymous: params.is_anonymous ?? true,
    multiple: params.allows_multiple_answers ?? false,
    revoting: params.allows_revoting ?? !quiz,
    quiz,
    correct: quiz ? correctOptions(params, options.length) : [],
    ...(quiz && explanation(params)),
    closed: params.is_closed ?? false,
    ...(params.open_period && { openPeriod: params.open_period }),
    ...(closeDate && { closeDate }),
  };
}

function pollText(source: string, parseMode?: string) {
  const formatted = formattedText(source, parseMode);
  if (formatted.text === '') throw badRequest('Text must be non-empty');
  return { text: formatted.text, entities: formatted.entities.filter(({ type }) => type === 'custom_emoji') };
}

function pollOption(source: string) {
  const formatted = pollText(source);
  if (length(formatted.text) > MAX_OPTION)
    throw badRequest(`Poll options length must not exceed ${MAX_OPTION}`);
  return formatted;
}

function correctOptions(params: PollParams, count: number): number[] {
  const ids =
    params.correct_option_ids ?? (params.correct_option_id === undefined ? [] : [params.correct_option_id]);
  if (ids.length === 0) throw badRequest('Correct quiz option list must be non-empty');
  if (ids.some((id, index) => index > 0 && id <= ids[index - 1]!))
    throw badRequest('Correct quiz option list must be increasing');
  if (ids.some((id) => id < 0 || id >= count)) throw badRequest('Wrong quiz correct_option_id');
  return ids;
}

function explanation(params: PollParams) {
  if (!params.explanation) return {};
  const formatted = formattedText(params.explanation, params.explanation_parse_mode);
  if (length(formatted.text) > MAX_EXPLANATION) throw badRequest('Message is too long');
  return { explanation: formatted.text, explanationEntities: formatted.entities };
}

export const stopPoll = method(
  'stopPoll',
  z.object({ chat_id: chatId, message_id: messageId, reply_markup: replyMarkup }),
  ({ world }, params) => {
    const chat = writableChat(world, params.chat_id);
    const message = messageOf(chat, params.message_id, 'Message with poll to stop');
    if (message.sender.kind !== 'bot') throw badRequest("Poll can't be stopped");
    if (!message.poll) throw badRequest('Message is not a poll');
    if (message.poll.closed) throw badRequest('Poll has already been closed');
    closePoll(world, chat, message);
    return apiPoll(message.poll);
  },
);
