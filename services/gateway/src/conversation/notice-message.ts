import type { OutgoingMessage } from '@yabot/contracts';
import { badgeOf } from '../pictures/badge.ts';
import type { Earned } from '../rules/earned.ts';
import type { Notice } from '../tables/notices.ts';
import type { Recipient } from '../tables/recipients.ts';
import { mentionLines } from './texts/mention-text.ts';
import { noticeText } from './texts/notice-text.ts';
import type { Texts, Words } from './texts/words.ts';

/**
 * The message that tells somebody what they earned, and what else happened; with the badge of an achievement if there is one.
 * @param earned what of the notice is told
 */
export function noticeMessage(
  { since, earned }: Pick<Notice, 'since' | 'earned'>,
  { userId, telegramId: chatId, language, timeZone }: Recipient,
  texts: Texts,
  now: Date,
): OutgoingMessage {
  const waited = now.getTime() - Date.parse(since);
  const words = texts[language];
  const { lines, names } = mentionLines(earned.mentions ?? [], words, timeZone);
  const { value: text } = noticeText(earned, words, waited, lines);
  const buttons = buttonsOf(earned, words);
  const picture = badgeOf(earned, words);
  const payload = {
    chat_id: chatId,
    text,
    parse_mode: 'HTML',
    ...(names.length > 0 ? { names, somebody: words.label('somebody') } : {}),
    ...(buttons.length > 0 ? { reply_markup: { inline_keyboard: buttons } } : {}),
    ...(picture ? { picture } : {}),
  };
  return { chatId, userId, method: picture ? 'sendPhoto' : 'sendMessage', payload };
}

/** A row for each screen that is worth a look after it. */
function buttonsOf({ mentions = [], completed }: Earned, words: Words) {
  const claims = completed.some(({ claim }) => claim) ? [{ label: 'menu-misiones', show: 'misiones' }] : [];
  const shown = [...mentions.flatMap(({ button }) => button ?? []), ...claims];
  const labels = new Map(shown.map(({ label, show }) => [show, label]));
  return [...labels].map(([show, label]) => [{ text: words.label(label), callback_data: `s:${show}` }]);
}
