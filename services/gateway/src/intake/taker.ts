import { type Language, TakeUpdate } from '@yabot/contracts';
import type { AttachContext } from '@yabot/service-kit';
import type { Texts } from '../conversation/texts/words.ts';
import type { GatewayMetrics } from '../metrics.ts';
import { languageOf } from '../rules/people.ts';
import { plainEmoji } from '../rules/reactions.ts';
import type { BotApi } from '../telegram/bot-api.ts';
import { BUTTON_DATA } from './classify.ts';
import { callback } from './update-shape.ts';

/** An update as Telegram sends it, with an id. */
export type RawUpdate = { readonly update_id: number } & Readonly<Record<string, unknown>>;

/** So often an update is tried that makes the gateway fail; then it is recorded and skipped, so that the next ones come. */
const TRIES = 3;

/** Makes updates durable. */
export class Taker {
  readonly #context: AttachContext;
  readonly #botId: number;
  readonly #api: BotApi;
  readonly #texts: Texts;
  readonly #updates: GatewayMetrics['updates'];
  readonly #urgent: boolean;

  constructor(
    context: AttachContext,
    parts: {
      botId: number;
      api: BotApi;
      texts: Texts;
      updates: GatewayMetrics['updates'];
      /** Whether nothing more comes in before an update is committed. */
      urgent: boolean;
    },
  ) {
    this.#context = context;
    this.#botId = parts.botId;
    this.#api = parts.api;
    this.#texts = parts.texts;
    this.#updates = parts.updates;
    this.#urgent = parts.urgent;
  }

  /** Resolves to true when the update is committed, now or before; to false when the database is away. */
  async take(update: RawUpdate): Promise<boolean> {
    const outcome = await this.#take(update);
    this.#updates.inc({ outcome });
    return outcome !== 'unavailable';
  }

  async #take(update: RawUpdate): Promise<'taken' | 'skipped' | 'unavailable'> {
    const key = `${this.#botId}:${update.update_id}`;
    const data = { botId: this.#botId, update };
    for (let tries = 1; tries <= TRIES; tries++) {
      const answer = await this.#submit(data, key);
      if (answer.ok) {
        if (answer.result.button) void this.#answerTap(update, answer.result.button);
        return 'taken';
      }
      const { code } = answer.refusal;
      if (code === 'idempotency-key-reused') {
        this.#context.log.warn({ updateId: key }, 'update-id-seen-with-other-contents');
        return 'taken';
      }
      if (code === 'service-unavailable') return 'unavailable';
    }
    this.#context.log.error({ updateId: key }, 'update-skipped');
    const { update_id } = update;
    const skipped = { ...data, update: { update_id }, fault: `it failed ${TRIES} times` };
    return (await this.#submit(skipped, `${key}:fault`)).ok ? 'skipped' : 'unavailable';
  }

  /** What cannot even be handed over, such as a structure that is too deep, counts as failed. */
  async #submit(data: typeof TakeUpdate.sample, key: string) {
    try {
      return await this.#context.submit(TakeUpdate.of(data, { key }), { urgent: this.#urgent });
    } catch (error) {
      this.#context.log.error({ updateId: key, fault: String(error) }, 'update-failed');
      return { ok: false, refusal: { code: 'internal-fault', details: {} } } as const;
    }
  }

  /** A tap on a reaction button is told at once what it did. Lost answers are harmless: the count is under the post. */
  async #answerTap(update: RawUpdate, effect: 'added' | 'removed' | 'paused' | 'stale') {
    const tapped = callback.safeParse(update.callback_query);
    if (!tapped.success) return;
    const { id, from, data } = tapped.data;
    const words = this.#texts[languageOf(from) satisfies Language];
    const emoji = plainEmoji(BUTTON_DATA.exec(data ?? '')?.[2] ?? '');
    const text = words.label(`toast-${effect}`, { emoji });
    await this.#api.answerCallbackQuery({ callback_query_id: id, text }).catch(() => undefined);
  }
}

/** An update with an id; nothing else can be made durable. */
export function readUpdate(value: unknown): RawUpdate | undefined {
  const id = (value as { update_id?: unknown } | null)?.update_id;
  return Number.isSafeInteger(id) ? (value as RawUpdate) : undefined;
}
