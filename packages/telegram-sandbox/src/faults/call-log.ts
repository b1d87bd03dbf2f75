/** One call the bot made, and how it ended. */
export interface Call {
  /** Counts up from 1. */
  seq: number;
  /** Milliseconds since 1970. */
  at: number;
  method: string;
  chatId?: number;
  /** How many files came with it; absent when none did. */
  files?: number;
  ok: boolean;
  errorCode?: number;
  description?: string;
  /** It was made before a `retry_after` had ended. */
  violation: boolean;
}

export interface CallQuery {
  /** Only calls after this seq. */
  since?: number;
  method?: string;
  chatId?: number;
  ok?: boolean;
  violation?: boolean;
  /** At most this many, the newest. Default 1,000. */
  limit?: number;
}

export interface CallCounts {
  calls: number;
  ok: number;
  failed: number;
  violations: number;
  byMethod: Record<string, { ok: number; failed: number }>;
}

const MAX_KEPT = 100_000;

/** Every call of the bot, the last hundred thousand in detail, all of them counted. */
export class CallLog {
  private readonly ring: Call[] = [];
  private seq = 0;
  private total: CallCounts = emptyCounts();

  add(call: Omit<Call, 'seq'>): void {
    const entry: Call = { seq: ++this.seq, ...call };
    this.ring[(entry.seq - 1) % MAX_KEPT] = entry;
    const { total } = this;
    total.byMethod[call.method] ??= { ok: 0, failed: 0 };
    const method = total.byMethod[call.method]!;
    total.calls++;
    total[call.ok ? 'ok' : 'failed']++;
    method[call.ok ? 'ok' : 'failed']++;
    if (call.violation) total.violations++;
  }

  /** The seq of the last call, to ask later what came since. */
  get last(): number {
    return this.seq;
  }

  counts(): CallCounts {
    return structuredClone(this.total);
  }

  /** Matching calls, oldest first. */
  calls({ since = 0, method, chatId, ok, violation, limit = 1_000 }: CallQuery = {}): Call[] {
    const found: Call[] = [];
    const oldest = Math.max(since, this.seq - MAX_KEPT);
    for (let seq = this.seq; seq > oldest && found.length < limit; seq--) {
      const call = this.ring[(seq - 1) % MAX_KEPT]!;
      const matches =
        (method === undefined || call.method === method) &&
        (chatId === undefined || call.chatId === chatId) &&
        (ok === undefined || call.ok === ok) &&
        (violation === undefined || call.violation === violation);
      if (matches) found.push(call);
    }
    return found.reverse();
  }

  clear(): void {
    this.total = emptyCounts();
    this.ring.length = 0;
    this.seq = 0;
  }
}

const emptyCounts = (): CallCounts => ({ calls: 0, ok: 0, failed: 0, violations: 0, byMethod: {} });
