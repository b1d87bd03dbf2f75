import type { JsMsg } from '@nats-io/jetstream';
import { isScheduleOf } from '@yabot/contracts';
import type { Item, Outcome } from '../batch/item.ts';
import type { Delivery } from '../bus/stream-consumer.ts';
import type { CommandHandler, EventHandler } from '../definitions/handlers.ts';
import { incomingFromStream, itemFrom } from './intake.ts';
import { OutcomeCounts } from './outcome-counts.ts';
import type { RuntimeContext } from './runtime-context.ts';
import { SequenceWatch } from './sequence-watch.ts';
import type { Delivered } from './unread.ts';

/** Makes items of what a stream delivers, counts what becomes of them, and acknowledges them. */
export class Deliveries {
  readonly #handlers: ReadonlyMap<string, EventHandler | CommandHandler>;
  readonly #context: RuntimeContext;
  readonly #outcomes: OutcomeCounts;
  readonly #sequences = new SequenceWatch();

  constructor(handlers: readonly (EventHandler | CommandHandler)[], context: RuntimeContext) {
    this.#handlers = new Map(handlers.map((handler) => [handler.message.type, handler]));
    this.#context = context;
    this.#outcomes = new OutcomeCounts(context.metrics.handled);
  }

  /**
   * The items of a message; none when this version of the service has nothing for it, and another may, or when it is due
   * by a schedule of somebody else.
   */
  items({ delivery, partition }: Delivered): Item[] {
    const { message, redelivered, done } = delivery;
    const type = message.subject.split('.').slice(1, -1).join('.');
    const handler = this.#handlers.get(type);
    if (!handler) {
      this.#context.log.warn({ type, partition }, 'message-unknown');
      return [];
    }
    if (isForeign(message, handler)) {
      this.#outcomes.count(type, 'foreign');
      this.#context.log.warn({ type, partition }, 'due-message-foreign');
      done('acknowledge');
      return [];
    }
    const incoming = incomingFromStream(message, { partition, redelivered });
    const settled = whenAll(incoming.length, done);
    return incoming.map((each) => {
      const item = itemFrom(each, handler, (outcome) => {
        this.#count(item, outcome, type);
        settled(outcome);
      });
      this.#watch(item);
      return item;
    });
  }

  #watch(item: Item) {
    const missing = this.#sequences.missing(item.envelope);
    if (missing === 0) return;
    const { type, entity, correlationId } = item.envelope;
    this.#context.metrics.gaps.inc({ type });
    this.#context.log.warn({ type, entity, correlationId, missing }, 'sequence-gap');
  }

  /** @param type that of the subject: what a message claims to be may be anything */
  #count(item: Item, outcome: Outcome, type: string) {
    const { id, correlationId } = item.envelope;
    const kind = outcome.kind === 'done' && outcome.duplicate ? 'duplicate' : outcome.kind;
    this.#outcomes.count(type, kind);
    if (outcome.kind === 'dead') {
      const { code, reason, field } = outcome.reason;
      this.#context.log.error({ type, messageId: id, correlationId, code, reason, field }, 'message-dead');
    }
    this.#context.log.debug({ type, messageId: id, correlationId, outcome: kind }, 'message-handled');
  }
}

/** A message is acknowledged when all it holds is dealt with. */
function whenAll(count: number, done: Delivery['done']): (outcome: Outcome) => void {
  let open = count;
  return ({ kind }) => {
    if (kind === 'left' || kind === 'failed') return done('leave');
    open -= 1;
    if (open === 0) done('acknowledge');
  };
}

/** Set by the server on what a schedule delivers: the subject where the schedule waited. */
const SCHEDULER = 'Nats-Scheduler';

/**
 * Whether a due message comes of no schedule of its command. The server lets a schedule be aimed at any due subject, but
 * only the owner of a command may set one of it.
 */
function isForeign({ subject, headers }: JsMsg, { kind, message }: EventHandler | CommandHandler): boolean {
  if (kind !== 'command' || !subject.startsWith('due.')) return false;
  const schedulers = headers?.values(SCHEDULER) ?? [];
  return schedulers.length !== 1 || !schedulers.every((scheduler) => isScheduleOf(message, scheduler));
}
