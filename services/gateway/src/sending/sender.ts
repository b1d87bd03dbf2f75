import { PARTITIONS } from '@yabot/contracts';
import type { AttachContext } from '@yabot/service-kit';
import type { GatewayMetrics } from '../metrics.ts';
import type { Outgoing } from '../rules/outgoing.ts';
import { backOff, type Due, earliest, PACE, shareOf, spent } from '../rules/pacing.ts';
import type { Verdict } from '../rules/verdict.ts';
import type { ChatQueue, Manner } from './chat-queue.ts';
import type { Delivery } from './delivery.ts';
import type { NoticeDesk } from './notice-desk.ts';
import { Patience } from './patience.ts';
import type { Recorder } from './recorder.ts';
import { SendQueue, type ToTell } from './send-queue.ts';

/** So many calls are under way at once. */
const MOST_IN_FLIGHT = 64;
/** So many messages may be sent and not recorded yet: a crash then would send them again. */
const MOST_UNRECORDED = { paced: 4, unpaced: MOST_IN_FLIGHT } as const;
const TIDY_EVERY = 10_000;
/** So often a message is tried with its picture; then it goes without, as a large call may be what fails. */
const PICTURE_TRIES = 2;

/** What the sender needs. */
interface Parts extends Manner {
  readonly recorder: Recorder;
  readonly metrics: Pick<GatewayMetrics, 'waited'>;
  readonly desk: NoticeDesk;
  readonly delivery: Pick<Delivery, 'send' | 'close'>;
}

/** Sends what waits, at the pace Telegram asks for: the most urgent first, each chat in order, many at once. */
export class Sender {
  readonly #context: AttachContext;
  readonly #parts: Parts;
  readonly #queue: SendQueue;
  readonly #patience: Patience;
  readonly #inFlight = new Map<ChatQueue, Promise<void>>();
  #due: Due = 0;
  #timer: NodeJS.Timeout | undefined;
  #turns = 0;
  #stopped = false;

  constructor(context: AttachContext, parts: Parts) {
    this.#context = context;
    this.#parts = parts;
    this.#queue = new SendQueue(parts);
    this.#patience = new Patience(context);
    parts.recorder.onRecorded(() => this.#pump());
  }

  get depth(): number {
    return this.#queue.depth + this.#inFlight.size;
  }

  /** What waits. */
  get queue(): Pick<SendQueue, 'messages' | 'notices' | 'onTheWay'> {
    return this.#queue;
  }

  /** Takes messages that were committed. */
  add(messages: readonly Outgoing[]): void {
    for (const message of messages) {
      const mine = message.state === 'waiting' && this.#context.holds(message.partition);
      if (mine && !this.#parts.recorder.knows(message)) this.#queue.add(message);
    }
    this.#pump();
  }

  /** Takes notices that were committed, or found waiting. */
  tell(all: readonly ToTell[], found: 'now' | 'before'): void {
    for (const one of all) {
      if (this.#context.holds(one.partition)) this.#queue.tell(one, performance.now(), found);
    }
    this.#pump();
  }

  /** Forgets the work of partitions, and waits for what is under way of it. */
  async letGo(partitions: readonly number[]): Promise<void> {
    const gone = this.#queue.forget((chat) => partitions.includes(chat.partition));
    await Promise.all(gone.map((chat) => this.#inFlight.get(chat)));
    await this.#parts.recorder.settled();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#inFlight.values());
    await this.#parts.recorder.settled();
    await this.#parts.delivery.close();
  }

  #pump() {
    clearTimeout(this.#timer);
    while (!this.#stopped && this.#mayStart()) {
      const now = performance.now();
      const free = Math.max(this.#patience.until, this.#parts.paced ? earliest(this.#due, this.#pace()) : 0);
      if (free > now) return this.#wakeAt(free, now);
      const chat = this.#queue.take(now);
      if (!chat) return this.#wakeAt(this.#queue.nextAt, now);
      if (this.#context.holds(chat.partition)) this.#start(chat, now);
      else this.#queue.clear(chat);
    }
  }

  #mayStart(): boolean {
    const { recorder, paced } = this.#parts;
    const most = MOST_UNRECORDED[paced ? 'paced' : 'unpaced'];
    return this.#inFlight.size < MOST_IN_FLIGHT && recorder.unrecorded < most;
  }

  /** Several gateways share what Telegram allows one bot. */
  #pace() {
    let held = 0;
    for (let partition = 0; partition < PARTITIONS; partition++)
      held += this.#context.holds(partition) ? 1 : 0;
    return shareOf(PACE.all, held / PARTITIONS);
  }

  #wakeAt(at: number | undefined, now: number) {
    if (at !== undefined) this.#timer = setTimeout(() => this.#pump(), Math.max(1, Math.ceil(at - now)));
  }

  #start(chat: ChatQueue, now: number) {
    if (++this.#turns % TIDY_EVERY === 0) this.#queue.tidy(now);
    chat.busy = true;
    chat.spend(now);
    this.#due = spent(this.#due, this.#pace(), now);
    const work = this.#work(chat).finally(() => {
      chat.busy = false;
      this.#inFlight.delete(chat);
      this.#queue.place(chat);
      this.#pump();
    });
    this.#inFlight.set(chat, work);
  }

  async #work(chat: ChatQueue) {
    if (chat.noticeIsNext) return this.#tellEarned(chat);
    const [message] = chat.messages;
    if (!message) return chat.refund();
    this.#conclude(chat, message, await this.#call(chat, message));
  }

  async #call(chat: ChatQueue, message: Outgoing): Promise<Verdict> {
    const plain = chat.plain || chat.failures >= PICTURE_TRIES;
    const verdict = await this.#parts.delivery.send(message, plain);
    if (verdict.kind !== 'again' && verdict.kind !== 'unnamed') this.#patience.answered();
    return verdict;
  }

  /** The chat has its next turn when it is recorded what was told, so that nothing is told twice. */
  async #tellEarned(chat: ChatQueue) {
    const coming = chat.coming!;
    chat.coming = undefined;
    const { desk, recorder } = this.#parts;
    const notice = await desk.write(coming.userId).catch(() => 'away' as const);
    if (notice === 'away') {
      chat.coming ??= coming;
      return chat.pause(performance.now() + backOff(1, Math.random()));
    }
    if (!notice) return chat.refund();
    const { message, told } = notice;
    const verdict = await this.#call(chat, message);
    if (verdict.kind === 'sent') {
      this.#noteSent(chat, message);
      return recorder.told(told);
    }
    if (verdict.kind === 'refused' || verdict.kind === 'send-new') return desk.file(coming.userId);
    if (verdict.kind !== 'blocked') chat.coming ??= coming;
    this.#conclude(chat, message, verdict);
  }

  #conclude(chat: ChatQueue, message: Outgoing, verdict: Verdict) {
    const now = performance.now();
    switch (verdict.kind) {
      case 'sent':
        return this.#sent(chat, message, verdict);
      case 'wait':
        chat.pause(now + verdict.milliseconds);
        return this.#patience.asked(chat.chatId, now + verdict.milliseconds);
      case 'again':
        chat.pause(now + backOff(++chat.failures, Math.random()));
        return this.#patience.failed(verdict.reason, now);
      case 'unnamed':
        return chat.pause(now + backOff(++chat.failures, Math.random()));
      case 'blocked':
        this.#queue.clear(chat);
        return this.#parts.recorder.blocked(message.userId!);
      case 'anew':
        chat.plain ||= verdict.plain;
        return this.#context.log.warn({ messageId: message.id, reason: verdict.reason }, 'picture-refused');
      case 'send-new':
        return this.#sendNew(chat, message);
      case 'refused':
        return this.#refused(chat, message, verdict);
      default:
        return verdict satisfies never;
    }
  }

  #sent(chat: ChatQueue, message: Outgoing, { messageId, result }: Extract<Verdict, { kind: 'sent' }>) {
    const { id, revision, errand } = message;
    this.#noteSent(chat, message);
    this.#takeOut(chat, message);
    this.#parts.recorder.sent({
      id,
      revision,
      ...(messageId === undefined ? {} : { messageId }),
      ...(errand ? { answer: result } : {}),
    });
  }

  #noteSent(chat: ChatQueue, { id, priority, correlationId, at }: Outgoing) {
    const { log, clock } = this.#context;
    chat.moveOn();
    this.#patience.taken();
    this.#parts.metrics.waited.observe({ priority }, secondsSince(at, clock()));
    log.debug({ messageId: id, correlationId }, 'message-sent');
  }

  #refused(chat: ChatQueue, message: Outgoing, { code, reason }: { code: string; reason: string }) {
    const { id, revision, correlationId } = message;
    this.#takeOut(chat, message);
    this.#context.log.error({ messageId: id, correlationId, code, reason }, 'message-refused');
    this.#parts.recorder.refused({ id, revision, code, reason });
  }

  /** A newer revision that came meanwhile stays. */
  #takeOut(chat: ChatQueue, message: Outgoing) {
    chat.moveOn();
    const index = chat.messages.indexOf(message);
    if (index !== -1) chat.messages.splice(index, 1);
  }

  #sendNew(chat: ChatQueue, message: Outgoing) {
    const { message_id: _, ...payload } = message.payload;
    const index = chat.messages.indexOf(message);
    if (index !== -1) chat.messages[index] = { ...message, method: 'sendMessage', payload };
  }
}

const secondsSince = (at: string, now: Date) => Math.max(0, now.getTime() - Date.parse(at)) / 1_000;
