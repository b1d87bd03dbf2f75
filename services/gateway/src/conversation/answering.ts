import { setTimeout as wait } from 'node:timers/promises';
import { FinishUpdate } from '@yabot/contracts';
import { type AttachContext, withCorrelation } from '@yabot/service-kit';
import { callback, checkout } from '../intake/update-shape.ts';
import { backOff } from '../rules/pacing.ts';
import { refOf } from '../tables/accounts.ts';
import { recipients } from '../tables/recipients.ts';
import type { PendingUpdate } from '../tables/updates.ts';
import { type BotApi, endOf } from '../telegram/bot-api.ts';
import type { Conversation } from './conversation.ts';
import type { Overload } from './overload.ts';
import type { Reply } from './reply.ts';
import { type Known, respond } from './respond.ts';
import { spoken } from './spoken.ts';

/** After this, somebody who wrote sees that the answer is being made. */
const TYPING_AFTER_MS = 300;
const MOST_BETWEEN_TRIES_MS = 2_000;

/** Answers updates that wait. */
export class Answering {
  readonly #context: AttachContext;
  readonly #conversation: Conversation;
  readonly #api: BotApi;
  readonly #overload: Overload;
  readonly #signal: AbortSignal;

  constructor(
    context: AttachContext,
    conversation: Conversation,
    parts: { api: BotApi; overload: Overload; signal: AbortSignal },
  ) {
    this.#context = context;
    this.#conversation = conversation;
    this.#api = parts.api;
    this.#overload = parts.overload;
    this.#signal = parts.signal;
  }

  /** Answers one update. It is finished when this resolves, unless the gateway stops before: then it is taken up again. */
  answer(update: PendingUpdate): Promise<void> {
    const around = { correlationId: update.correlationId, messageId: update.correlationId };
    return withCorrelation(around, async () => {
      const typing = this.#typeSoon(update);
      const reply = this.#overload.instead(update) ?? (await this.#reply(update));
      clearTimeout(typing);
      if (!reply) return;
      if (update.kind === 'callback') void this.#toast(update, reply);
      if (reply.checkout) await this.#checkout(update, reply.checkout);
      await this.#finish(update, reply);
    });
  }

  /** Nothing when the gateway stops meanwhile. */
  async #reply(update: PendingUpdate): Promise<Reply | undefined> {
    try {
      const known = await this.#known(update);
      return await respond(update, known, this.#context.clock(), this.#conversation);
    } catch (error) {
      if (this.#signal.aborted) return undefined;
      const stack = error instanceof Error ? error.stack : String(error);
      this.#context.log.error({ updateId: update.id, fault: stack }, 'answer-failed');
      return spoken(update, 'fault', this.#conversation.texts);
    }
  }

  /** Waits while the database is away: nothing could be finished meanwhile. */
  async #known(update: PendingUpdate): Promise<Known> {
    const telegramId = personIn(update);
    for (let failures = 1; ; failures++) {
      try {
        const { load } = this.#context.read();
        const loading = [load(refOf(telegramId)), load(recipients.ref(update.userId))] as const;
        const [account, recipient] = await Promise.all(loading);
        return { account, recipient };
      } catch (error) {
        if (this.#signal.aborted) throw error;
        await wait(backOff(failures, Math.random(), MOST_BETWEEN_TRIES_MS));
      }
    }
  }

  async #finish({ id, userId }: PendingUpdate, { finish }: Reply) {
    const command = FinishUpdate.of({ updateId: id, userId, ...finish }, { key: id });
    for (let failures = 1; ; failures++) {
      const answer = await this.#context.submit(command);
      if (answer.ok || answer.refusal.code === 'idempotency-key-reused') return;
      if (answer.refusal.code === 'internal-fault' && failures >= 3) return;
      if (this.#signal.aborted) return;
      await wait(backOff(failures, Math.random(), MOST_BETWEEN_TRIES_MS));
    }
  }

  #typeSoon({ kind, body }: PendingUpdate): NodeJS.Timeout | undefined {
    if (kind !== 'message') return undefined;
    const chatId = (body as { message: { chat: { id: number } } }).message.chat.id;
    return setTimeout(() => {
      this.#api.sendChatAction({ chat_id: chatId, action: 'typing' }).catch(() => undefined);
    }, TYPING_AFTER_MS);
  }

  /** Not kept: after ten seconds Telegram takes no answer any more, and takes no Stars. */
  async #checkout({ body }: PendingUpdate, verdict: NonNullable<Reply['checkout']>) {
    const { id } = checkout.parse((body as { pre_checkout_query: unknown }).pre_checkout_query);
    const said = verdict.ok ? { ok: true } : { ok: false, error_message: verdict.text };
    const answer = { pre_checkout_query_id: id, ...said };
    await this.#api
      .answerPreCheckoutQuery(answer)
      .catch((error) => (wasAnswered(error) ? true : this.#api.answerPreCheckoutQuery(answer)))
      .catch(() => undefined);
  }

  /** Not kept: after some seconds Telegram takes no answer any more. */
  async #toast({ body }: PendingUpdate, { toast = {} }: Reply) {
    const tapped = callback.safeParse((body as { callback_query?: unknown }).callback_query);
    if (!tapped.success) return;
    const { text, alert = false } = toast;
    const answer = {
      callback_query_id: tapped.data.id,
      ...(text ? { text: text.slice(0, 200), show_alert: alert } : {}),
    };
    await this.#api
      .answerCallbackQuery(answer)
      .catch((error) => (wasAnswered(error) ? true : this.#api.answerCallbackQuery(answer)))
      .catch(() => undefined);
  }
}

/** Telegram said no, or to wait: a moment later nobody sees the toast any more. Only a lost call is worth another. */
const wasAnswered = (error: unknown) => endOf(error).code !== undefined;

function personIn({ body }: PendingUpdate): number {
  const [, part] = Object.entries(body).find(([field]) => field !== 'update_id') ?? [];
  return (part as { from: { id: number } }).from.id;
}
