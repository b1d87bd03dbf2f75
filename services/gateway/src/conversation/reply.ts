import type { FinishUpdate, OutgoingMessage } from '@yabot/contracts';
import type { Feature, Screen, Who } from '../features/feature.ts';
import { inlineKeyboard } from './keyboard.ts';

/** What an update leads to: how it is finished, and what a tap is answered. */
export interface Reply {
  readonly finish: Omit<typeof FinishUpdate.sample, 'updateId' | 'userId'>;
  /** The answer to a callback query; every one gets one. */
  readonly toast?: { readonly text?: string; readonly alert?: boolean };
}

/** Where a screen is shown: as a new message, or in place of the one whose button was tapped. */
export interface Place {
  readonly chatId: number;
  readonly userId: string | null;
  /** The message that is edited. */
  readonly edits?: number;
  /** The message that is answered in a group. */
  readonly answers?: number;
}

/** The message that shows a screen. */
export function shown(
  screen: Screen,
  feature: Feature | undefined,
  { chatId, userId, edits, answers }: Place,
  who: Who,
  key: Buffer,
): OutgoingMessage {
  const payload = {
    chat_id: chatId,
    text: screen.text.value,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    reply_markup: inlineKeyboard(screen, feature, who, key),
  };
  if (edits !== undefined) {
    return { chatId, userId, method: 'editMessageText', payload: { ...payload, message_id: edits } };
  }
  const reply =
    answers === undefined
      ? {}
      : { reply_parameters: { message_id: answers, allow_sending_without_reply: true } };
  return { chatId, userId, method: 'sendMessage', payload: { ...payload, ...reply } };
}
