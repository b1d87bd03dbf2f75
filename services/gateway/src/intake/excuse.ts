import type { Texts } from '../conversation/texts/words.ts';
import { languageOf } from '../rules/people.ts';
import { Seldom } from '../rules/seldom.ts';
import type { BotApi } from '../telegram/bot-api.ts';
import { callback, message } from './update-shape.ts';

/** To each chat, and between any two: more would be refused by Telegram. */
const TO_ONE_MS = 60_000;
const BETWEEN_MS = 50;
/** An excuse that comes later helps nobody. */
const LATEST_MS = 2_000;

/**
 * Tells who wrote or tapped that nothing can be done now, for the database is away. Their update is kept, by Telegram or
 * aside, and is answered later.
 */
export class Excuse {
  readonly #api: BotApi;
  readonly #texts: Texts;
  readonly #clock: () => Date;
  readonly #one = new Seldom(TO_ONE_MS);
  /** When the next one may leave. */
  #next = 0;

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
      const text = this.#texts[languageOf(from)].label('later');
      this.#api.answerCallbackQuery({ callback_query_id: id, text, show_alert: true }).catch(() => undefined);
    }
    if (!said.success) return;
    const { from, chat } = said.data;
    if (!from || chat.type !== 'private') return;
    const at = Math.max(now, this.#next);
    if (at > now + LATEST_MS || !this.#one.mayAgain(String(chat.id), now)) return;
    this.#next = at + BETWEEN_MS;
    const text = this.#texts[languageOf(from)].label('later');
    setTimeout(() => this.#api.sendMessage({ chat_id: chat.id, text }).catch(() => undefined), at - now);
  }
}
