import type { UpdateQueue } from '../updates/queue.ts';
import {
  type DeliveryFaults,
  WebhookDelivery,
  type WebhookError,
  type WebhookSettings,
  type WebhookTuning,
} from '../updates/webhook.ts';

/** The bot's webhook, if it has one. */
export class WebhookSlot {
  private readonly queue: UpdateQueue;
  private readonly tuning: WebhookTuning;
  private readonly faults: DeliveryFaults;
  private delivery: WebhookDelivery | undefined;
  /** Takes a method call that came as the answer to an update. */
  onReply: (body: string) => void = () => {};

  constructor(queue: UpdateQueue, tuning: WebhookTuning, faults: DeliveryFaults) {
    this.queue = queue;
    this.tuning = tuning;
    this.faults = faults;
  }

  get settings(): WebhookSettings | undefined {
    return this.delivery?.settings;
  }

  get lastError(): WebhookError | undefined {
    return this.delivery?.lastError;
  }

  /** Starts delivering there, in place of what was set before. */
  set(settings: WebhookSettings): void {
    this.remove();
    const onReply = (body: string) => this.onReply(body);
    this.delivery = new WebhookDelivery(settings, this.queue, {
      tuning: this.tuning,
      faults: this.faults,
      onReply,
    });
  }

  remove(): void {
    this.delivery?.stop();
    this.delivery = undefined;
  }
}
