import { type TelegramError, tooManyRequests } from '../telegram/errors.ts';
import { type Call, type CallCounts, CallLog, type CallQuery } from './call-log.ts';
import { FaultSet, type ListedRule } from './fault-set.ts';
import { type LimitSettings, SendLimits } from './limits.ts';
import type { FaultRuleInput } from './rules.ts';

interface Wait {
  since: number;
  until: number;
}

// Calls that were under way when the 429 was sent are refused as well, but the bot could not know.
const IN_FLIGHT_MS = 100;

/** Limits and outages on demand, and the log of what the bot called meanwhile. */
export class Faults {
  readonly set = new FaultSet();
  readonly limits: SendLimits;
  readonly log = new CallLog();
  private readonly clock: () => number;
  /** When a `retry_after` ends, by the chat or method it was given for; '*' for all. */
  private readonly waits = new Map<string, Wait>();

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

  /** Calls made before a `retry_after` had ended; those already under way when it was sent do not count. */
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
    const since = this.clock();
    const until = Math.max(since + seconds * 1_000, this.waits.get(scope)?.until ?? 0);
    this.waits.set(scope, { since, until });
    return tooManyRequests(seconds);
  }

  /** What is left of a `retry_after` that concerns this call, and whether the bot could know of it. */
  waitLeft(
    method: string,
    chatId: number | undefined,
    sends: boolean,
  ): { seconds: number; known: boolean } | undefined {
    if (this.waits.size === 0) return undefined;
    const scopes = sends ? ['*'] : [];
    if (chatId === undefined) scopes.push(`method ${method}`);
    else scopes.push(`method ${method} chat ${chatId}`);
    if (sends && chatId !== undefined) scopes.push(`chat ${chatId}`);
    const now = this.clock();
    const waits = scopes.flatMap((scope) => this.wait(scope, now) ?? []);
    if (waits.length === 0) return undefined;
    const until = Math.max(...waits.map((wait) => wait.until));
    const known = waits.some((wait) => now - wait.since > IN_FLIGHT_MS);
    return { seconds: Math.ceil((until - now) / 1_000), known };
  }

  private wait(scope: string, now: number): Wait | undefined {
    const wait = this.waits.get(scope);
    if (wait === undefined || wait.until > now) return wait;
    this.waits.delete(scope);
    return undefined;
  }
}
