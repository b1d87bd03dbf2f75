import type { AttachContext } from '@yabot/service-kit';
import { backOff } from '../rules/pacing.ts';
import { Flood } from './flood.ts';

/** So many failures in a row without an answer mean that Telegram is not to be reached. */
const OUTAGE_AFTER = 3;
const MOST_IN_OUTAGE_MS = 10_000;

/** Knows when all sending has to wait: because Telegram asks for it, or because it is not to be reached. */
export class Patience {
  readonly #context: Pick<AttachContext, 'log' | 'health'>;
  readonly #flood = new Flood();
  #until = 0;
  #failures = 0;

  constructor(context: Pick<AttachContext, 'log' | 'health'>) {
    this.#context = context;
  }

  /** Until when nothing may be sent. */
  get until(): number {
    return this.#until;
  }

  /** Telegram took a message. */
  taken(): void {
    this.#flood.taken();
  }

  /** Telegram asked to wait with a chat. */
  asked(chatId: number, until: number): void {
    if (this.#flood.toldToWait(chatId)) this.#until = Math.max(this.#until, until);
  }

  /** Telegram answered, whatever. */
  answered(): void {
    if (this.#failures >= OUTAGE_AFTER) this.#context.log.warn({}, 'telegram-back');
    this.#failures = 0;
    this.#context.health.set('telegram', 'healthy');
  }

  /** Telegram did not answer, or only that it is disturbed. */
  failed(reason: string, now: number): void {
    if (++this.#failures < OUTAGE_AFTER) return;
    if (this.#failures === OUTAGE_AFTER) this.#context.log.warn({ reason }, 'telegram-away');
    this.#context.health.set('telegram', 'failed');
    const pause = backOff(this.#failures - OUTAGE_AFTER + 1, Math.random(), MOST_IN_OUTAGE_MS);
    this.#until = Math.max(this.#until, now + pause);
  }
}
