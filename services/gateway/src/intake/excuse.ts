import type { Texts } from '../conversation/texts/words.ts';
import { languageOf } from '../rules/people.ts';
import { Seldom } from '../rules/seldom.ts';
import type { BotApi } from '../telegram/bot-api.ts';
import { callback, message } from './update-shape.ts';

/** To each chat, and in all: more would be refused by Telegram. */
const TO_ONE_MS = 60_000;
const TO_ALL_MS = 50;

/**
 * Tells who wrote or tapped that nothing can be done now: the database is away, so that nothing can be kept, not even this.
 * Telegram brings the update again, and then it is answered.
 */
export class Excuse {
  readonly #api: BotApi;
  readonly #texts: Texts;
  readonly #clock: () => Date;
  readonly #one = new Seldom(TO_ONE_MS);
  readonly #all = new Seldom(TO_ALL_MS);

  constructor(parts: { api: BotApi; texts: Texts; clock: () => Date }) {
    this.#api = parts.api;
    this.#texts = parts.texts;
    this.#clock = parts.clock;
  }

  make(update: Readonly<Record<string, unknown>>): void {
    const tapped = callback.safeParse(update.callback_query);
    const said = message.safeParse(update.message);
    const now = this.#clock().getTime();
    if (tapped.success && this.#one.mayAgain(tapped.data.id, now)) {
      const { id, from } = tapped.data;
      const text = this.#texts[languageOf(from)].label('busy');
      this.#api.answerCallbackQuery({ callback_query_id: id, text, show_alert: true }).catch(() => undefined);
    }
    if (!said.success) return;
    const { from, chat } = said.data;
    if (!from || chat.type !== 'private') return;
    if (!this.#all.mayAgain('all', now) || !this.#one.mayAgain(String(chat.id), now)) return;
    const text = this.#texts[languageOf(from)].label('busy');
    this.#api.sendMessage({ chat_id: chat.id, text }).catch(() => undefined);
  }
}
