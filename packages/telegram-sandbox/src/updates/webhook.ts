import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Lanes } from './lanes.ts';
import type { Update, UpdateQueue } from './queue.ts';

/** What setWebhook was given. */
export interface WebhookSettings {
  url: string;
  secretToken?: string;
  maxConnections: number;
  ipAddress?: string;
}

export interface WebhookTuning {
  /** The wait before the first redelivery; doubled each time. Default 500 ms. */
  firstRetryMs: number;
  /** The longest wait between redeliveries. Default 30 s. */
  maxRetryMs: number;
  /** A bot that has not answered by then gets the update again. Default 60 s. */
  timeoutMs: number;
}

export interface WebhookError {
  date: number;
  message: string;
}

/** What can go wrong on the way, on demand. */
export interface DeliveryFaults {
  /** How many times more this update is delivered although the bot took it. */
  extraDeliveries(update: Update): number;
  /** Whether the bot's 200 gets lost, so that the update comes again. */
  losesAnswer(update: Update): boolean;
}

/** Posts updates to the bot: several at once, but in order within a chat, and again until it answers 2xx. */
export class WebhookDelivery {
  readonly settings: WebhookSettings;
  lastError: WebhookError | undefined;
  private readonly url: URL;
  private readonly agent: HttpAgent | HttpsAgent;
  private readonly lanes: Lanes;
  private readonly unlisten: () => void;
  private readonly tuning: WebhookTuning;
  private readonly faults: DeliveryFaults;
  private readonly onReply: (body: string) => void;

  constructor(
    settings: WebhookSettings,
    queue: UpdateQueue,
    options: { tuning: WebhookTuning; faults: DeliveryFaults; onReply: (body: string) => void },
  ) {
    this.settings = settings;
    this.url = new URL(settings.url);
    this.tuning = options.tuning;
    this.faults = options.faults;
    this.onReply = options.onReply;
    const Agent = this.url.protocol === 'https:' ? HttpsAgent : HttpAgent;
    this.agent = new Agent({ keepAlive: true, maxSockets: settings.maxConnections });
    this.lanes = new Lanes(settings.maxConnections, (update, attempt) =>
      this.deliver(queue, update, attempt),
    );
    this.unlisten = queue.listen((update) => this.lanes.add(update));
    for (const update of [...queue.all()]) this.lanes.add(update);
  }

  stop(): void {
    this.unlisten();
    this.lanes.stop();
    this.agent.destroy();
  }

  /** Delivers once; resolves with the wait before the next try, or undefined when it is done. */
  private async deliver(queue: UpdateQueue, update: Update, attempt: number): Promise<number | undefined> {
    if (!queue.has(update.id)) return undefined;
    try {
      const { status, retryAfterMs, body } = await this.post(update);
      const taken = status >= 200 && status <= 299;
      if (taken && !this.faults.losesAnswer(update)) return await this.taken(queue, update, body);
      this.note(taken ? 'Read timeout expired' : `Wrong response from the webhook: ${status}`);
      return retryAfterMs ?? this.backOff(attempt);
    } catch (error) {
      this.note(error instanceof Error ? error.message : String(error));
      return this.backOff(attempt);
    }
  }

  private async taken(queue: UpdateQueue, update: Update, body: string): Promise<undefined> {
    const extra = this.faults.extraDeliveries(update);
    for (let i = 0; i < extra; i++) await this.post(update).catch(() => undefined);
    queue.confirm(update.id);
    if (body.includes('"method"')) this.onReply(body);
  }

  private note(message: string): void {
    this.lastError = { date: Math.floor(Date.now() / 1000), message };
  }

  private backOff(attempt: number): number {
    return Math.min(this.tuning.firstRetryMs * 2 ** attempt, this.tuning.maxRetryMs);
  }

  private post(update: Update): Promise<{ status: number; retryAfterMs?: number; body: string }> {
    const send = this.url.protocol === 'https:' ? httpsRequest : httpRequest;
    const headers: Record<string, string | number> = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(update.json),
    };
    if (this.settings.secretToken) headers['x-telegram-bot-api-secret-token'] = this.settings.secretToken;
    return new Promise((resolve, reject) => {
      const request = send(this.url, { method: 'POST', agent: this.agent, headers }, (response) => {
        readAll(response).then((body) => {
          const wait = Number(response.headers['retry-after']);
          resolve({
            status: response.statusCode ?? 0,
            body,
            ...(wait > 0 && { retryAfterMs: wait * 1_000 }),
          });
        }, reject);
      });
      request.setTimeout(this.tuning.timeoutMs, () => request.destroy(new Error('Read timeout expired')));
      request.on('error', reject);
      request.end(update.json);
    });
  }
}

async function readAll(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
