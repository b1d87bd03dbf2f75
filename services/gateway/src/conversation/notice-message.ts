import type { OutgoingMessage } from '@yabot/contracts';
import { badgeOf } from '../pictures/badge.ts';
import type { Notice } from '../tables/notices.ts';
import type { Recipient } from '../tables/recipients.ts';
import { noticeText } from './texts/notice-text.ts';
import type { Texts } from './texts/words.ts';

/** The message that tells somebody what they earned, with the badge of an achievement if there is one. */
export function noticeMessage(
  { earned, since }: Notice,
  { userId, telegramId: chatId, language }: Recipient,
  texts: Texts,
  now: Date,
): OutgoingMessage {
  const waited = now.getTime() - Date.parse(since);
  const words = texts[language];
  const payload = { chat_id: chatId, text: noticeText(earned, words, waited).value, parse_mode: 'HTML' };
  const picture = badgeOf(earned, words);
  if (picture) return { chatId, userId, method: 'sendPhoto', payload: { ...payload, picture } };
  return { chatId, userId, method: 'sendMessage', payload };
}
