import { z } from 'zod';
import { telegramId, userId } from '../values/index.ts';

/** Whether the bot may write to somebody: not before they open the chat, and not while they block it. */
export const reach = z.enum(['silent', 'open', 'blocked']);

/** What of Telegram's methods the send queue calls. */
export const sendMethod = z.enum([
  'sendMessage',
  'editMessageText',
  'editMessageReplyMarkup',
  'sendPhoto',
  'sendDocument',
  'sendInvoice',
  'sendPoll',
  'stopPoll',
  'approveChatJoinRequest',
  'declineChatJoinRequest',
  'banChatMember',
  'unbanChatMember',
  'getChatMember',
  'createChatInviteLink',
  'revokeChatInviteLink',
  'refundStarPayment',
]);

/** A message for the send queue, with the parameters of Telegram's method. */
export const outgoingMessage = z.object({
  chatId: telegramId,
  /** The user whose private chat it is; null in a group. */
  userId: userId.nullable(),
  method: sendMethod,
  payload: z.record(z.string(), z.unknown()),
});

/** A message that Telegram accepted: in which revision, and its number in the chat. */
export const sentMessage = z.object({
  id: z.string(),
  revision: z.int().positive(),
  messageId: z.int().optional(),
  /** What Telegram answered, of an errand that tells of it. */
  answer: z.unknown().optional(),
});

/** @see reach */
export type Reach = z.infer<typeof reach>;
/** @see sendMethod */
export type SendMethod = z.infer<typeof sendMethod>;
/** @see outgoingMessage */
export type OutgoingMessage = z.infer<typeof outgoingMessage>;
/** @see sentMessage */
export type SentMessage = z.infer<typeof sentMessage>;
