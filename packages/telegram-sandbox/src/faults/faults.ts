import { type TelegramError, tooManyRequests } from '../telegram/errors.ts';
import { type Call, type CallCounts, CallLog, type CallQuery } from './call-log.ts';
import { FaultSet, type ListedRule } from './fault-set.ts';
import { type LimitSettings, SendLimits } from './limits.ts';
import type { FaultRuleInput } from './rules.ts';

/** Limits and outages on demand, and the log of what the bot called meanwhile. */
export class Faults {
  readonly set = new FaultSet();
  readonly limits: SendLimits;
  readonly log = new CallLog();
  private readonly clock: () => number;
  /** When a `retry_after` ends, by the chat or method it was given for; '*' for all. */
  private readonly waits = new Map<string, number>();

  constructor(clock: () => number, limits: LimitSettings | false) {
    this.clock = clock;
    this.limits = new SendLimits(clock, limits);
  }

  /** Switches a fault on; see FaultRule for the kinds. Returns its id. */
  add(rule: FaultRuleInput): number {
    return this.set.add(rule);
  }

  /** Switches one fault off. */
  remove(id: number): boolean {
    return this.set.remove(id);
  }

  /** Switches all faults off; limits stay as they are. */
  clear(): void {
    this.set.clear();
    this.waits.clear();
  }

  list(): ListedRule[] {
    return this.set.list();
  }

  /** Everything fails with 502 until the returned function is called. */
  outage(): () => void {
    const id = this.add({ kind: 'server_error' });
    return () => void this.remove(id);
  }

  /** Switches Telegram's sending limits on or off, or sets others. */
  setLimits(limits: boolean | Partial<LimitSettings>): void {
    this.limits.enabled = limits !== false;
    if (typeof limits === 'object') this.limits.settings = { ...this.limits.settings, ...limits };
    this.limits.reset();
    this.waits.clear();
  }

  /** Calls the bot made, oldest first. */
  calls(query?: CallQuery): Call[] {
    return this.log.calls(query);
  }

  counts(): CallCounts {
    return this.log.counts();
  }

  /** Calls made before a `retry_after` had ended. */
  violations(): Call[] {
    return this.log.calls({ violation: true });
  }

  /** The refusal for a bot that sends too much, if it does. */
  overLimit(chatId: number): TelegramError | undefined {
    const over = this.limits.take(chatId);
    return over && this.retryAfter(over.seconds, over.scope === 'all' ? '*' : `chat ${chatId}`);
  }

  /** A 429, remembered so that calls before its end are seen. */
  retryAfter(seconds: number, scope: string): TelegramError {
    const until = this.clock() + seconds * 1_000;
    this.waits.set(scope, Math.max(until, this.waits.get(scope) ?? 0));
    return tooManyRequests(seconds);
  }

  /** The seconds left of a `retry_after` that concerns this call. */
  waitLeft(method: string, chatId: number | undefined, sends: boolean): number {
    if (this.waits.size === 0) return 0;
    return Math.max(
      sends ? this.left('*') : 0,
      chatId === undefined ? this.left(`method ${method}`) : sends ? this.left(`chat ${chatId}`) : 0,
      chatId === undefined ? 0 : this.left(`method ${method} chat ${chatId}`),
    );
  }

  private left(scope: string): number {
    const until = this.waits.get(scope);
    if (until === undefined) return 0;
    const left = until - this.clock();
    if (left <= 0) this.waits.delete(scope);
    return Math.max(0, Math.ceil(left / 1_000));
  }
}
