import type { FinishUpdate, OutgoingMessage } from '@yabot/contracts';
import type { Feature, Screen } from '../features/feature.ts';
import type { Asker } from './conversation.ts';
import { inlineKeyboard } from './keyboard.ts';

/** What an update leads to: how it is finished, and what a tap is answered. */
export interface Reply {
  readonly finish: Omit<typeof FinishUpdate.sample, 'updateId' | 'userId'>;
  /** The answer to a callback query; every one gets one. */
  readonly toast?: { readonly text?: string; readonly alert?: boolean };
  /** Whether Telegram may take the Stars of an invoice, and why not. */
  readonly checkout?: { readonly ok: true } | { readonly ok: false; readonly text: string };
}

/** Answers a tap with nothing but a text over the screen. */
export const toasted = (text: string): Reply => ({ finish: { send: [] }, toast: { text, alert: true } });

/** Where a screen is shown: as a new message, or in place of the one whose button was tapped. */
export interface Place {
  readonly chatId: number;
  readonly userId: string | null;
  /** The message that is edited. */
  readonly edits?: number;
  /** The message that is answered in a group. */
  readonly answers?: number;
}

/** What shows a screen: the message, and the draft that its buttons order. */
export function showing(
  screen: Screen,
  feature: Feature | undefined,
  place: Place,
  asker: Asker,
  key: Buffer,
): Pick<Reply['finish'], 'send' | 'draft'> {
  const send = [messageOf(screen, feature, place, asker, key)];
  return screen.draft ? { send, draft: { id: asker.draftId, data: screen.draft } } : { send };
}

function messageOf(
  screen: Screen,
  feature: Feature | undefined,
  { chatId, userId, edits, answers }: Place,
  { who, words, draftId }: Asker,
  key: Buffer,
): OutgoingMessage {
  const payload = {
    chat_id: chatId,
    text: screen.text.value,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    reply_markup: inlineKeyboard(screen, feature, { who, key, draftId }),
  };
  if (screen.picture) {
    const { picture, caption, names } = screen.picture;
    const pictured = { ...payload, picture, caption: caption.value };
    const named = { names, somebody: words.label('somebody') };
    return { chatId, userId, method: 'sendPhoto', payload: { ...pictured, ...named } };
  }
  if (edits !== undefined) {
    return { chatId, userId, method: 'editMessageText', payload: { ...payload, message_id: edits } };
  }
  const reply =
    answers === undefined
      ? {}
      : { reply_parameters: { message_id: answers, allow_sending_without_reply: true } };
  return { chatId, userId, method: 'sendMessage', payload: { ...payload, ...reply } };
}
