import type { LongPoll } from '../updates/long-poll.ts';
import type { UpdateQueue } from '../updates/queue.ts';
import type { Callbacks } from '../world/callbacks.ts';
import type { Payments } from '../world/payments.ts';
import type { World } from '../world/world.ts';
import type { CommandBook } from './command-book.ts';
import type { WebhookSlot } from './webhook-slot.ts';

/** Everything the methods work on. */
export interface BotContext {
  readonly world: World;
  readonly queue: UpdateQueue;
  readonly longPoll: LongPoll;
  readonly webhook: WebhookSlot;
  readonly callbacks: Callbacks;
  readonly payments: Payments;
  readonly commands: CommandBook;
}
