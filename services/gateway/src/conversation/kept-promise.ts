import { preferencesText } from '../features/settings.ts';
import { type Outgoing, outgoingRow } from '../rules/outgoing.ts';
import type { Recipient } from '../tables/recipients.ts';
import { blocks } from './texts/html.ts';
import type { Texts } from './texts/words.ts';

/** Tells somebody that what they were promised is done, and how things are now. */
export function keptPromise(
  recipient: Recipient,
  texts: Texts,
  about: { readonly id: string; readonly correlationId: string; readonly now: Date },
): Outgoing {
  const { userId, telegramId: chatId, language } = recipient;
  const words = texts[language];
  const text = blocks(words.say('settings-kept-promise'), preferencesText(words, recipient)).value;
  const payload = { chat_id: chatId, text, parse_mode: 'HTML' };
  return outgoingRow({ chatId, userId, method: 'sendMessage', payload }, { ...about, priority: 'notice' });
}
