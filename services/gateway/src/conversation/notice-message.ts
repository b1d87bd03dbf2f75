import type { OutgoingMessage } from '@yabot/contracts';
import type { Notice } from '../tables/notices.ts';
import type { Recipient } from '../tables/recipients.ts';
import { noticeText } from './texts/notice-text.ts';
import type { Texts } from './texts/words.ts';

/** The message that tells somebody what they earned. */
export function noticeMessage(
  { earned, since }: Notice,
  { userId, telegramId: chatId, language }: Recipient,
  texts: Texts,
  now: Date,
): OutgoingMessage {
  const waited = now.getTime() - Date.parse(since);
  const { value: text } = noticeText(earned, texts[language], waited);
  return { chatId, userId, method: 'sendMessage', payload: { chat_id: chatId, text, parse_mode: 'HTML' } };
}
