/** How much Telegram lets a bot send. */
export interface LimitSettings {
  /** Messages per second to all chats together. */
  perSecond: number;
  /** Messages per second to one chat, with `chatBurst` at once. */
  chatPerSecond: number;
  chatBurst: number;
  /** Messages per minute to one group. */
  groupPerMinute: number;
}

/** Telegram's published limits. */
export const TELEGRAM_LIMITS: LimitSettings = {
  perSecond: 30,
  chatPerSecond: 1,
  chatBurst: 3,
  groupPerMinute: 20,
};

interface Bucket {
  tokens: number;
  at: number;
}

/** Telegram's sending limits as token buckets: constant work a call. Can be switched off and on. */
export class SendLimits {
  settings: LimitSettings;
  enabled: boolean;
  private all: Bucket;
  private readonly chats = new Map<number, Bucket>();
  private readonly groups = new Map<number, Bucket>();
  private readonly clock: () => number;

  constructor(clock: () => number, settings: LimitSettings | false) {
    this.clock = clock;
    this.settings = settings || TELEGRAM_LIMITS;
    this.enabled = settings !== false;
    this.all = { tokens: this.settings.perSecond, at: clock() };
  }

  /** Takes one message's worth, or returns the seconds to wait and takes nothing. */
  take(chatId: number): { scope: 'all' | 'chat'; seconds: number } | undefined {
    if (!this.enabled) return undefined;
    const now = this.clock();
    const { perSecond, chatPerSecond, chatBurst, groupPerMinute } = this.settings;
    const group = chatId < 0;
    const bucket = group
      ? filled(this.groups, chatId, { rate: groupPerMinute / 60, size: groupPerMinute, now })
      : filled(this.chats, chatId, { rate: chatPerSecond, size: chatBurst, now });
    refill(this.all, { rate: perSecond, size: perSecond, now });
    const chatRate = group ? groupPerMinute / 60 : chatPerSecond;
    if (bucket.tokens < 1) return { scope: 'chat', seconds: Math.ceil((1 - bucket.tokens) / chatRate) };
    if (this.all.tokens < 1) return { scope: 'all', seconds: Math.ceil((1 - this.all.tokens) / perSecond) };
    bucket.tokens--;
    this.all.tokens--;
    return undefined;
  }

  /** Forgets what was sent so far. */
  reset(): void {
    this.all = { tokens: this.settings.perSecond, at: this.clock() };
    this.chats.clear();
    this.groups.clear();
  }
}

interface Rate {
  rate: number;
  size: number;
  now: number;
}

function filled(buckets: Map<number, Bucket>, key: number, rate: Rate): Bucket {
  const bucket = buckets.get(key) ?? { tokens: rate.size, at: rate.now };
  buckets.set(key, bucket);
  refill(bucket, rate);
  return bucket;
}

function refill(bucket: Bucket, { rate, size, now }: Rate): void {
  bucket.tokens = Math.min(size, bucket.tokens + ((now - bucket.at) / 1_000) * rate);
  bucket.at = now;
}
