import type { Outgoing, Priority } from '../rules/outgoing.ts';
import { type Due, earliest, paceOf, refunded, spent } from '../rules/pacing.ts';
import { type Coming, settledAt } from '../rules/settling.ts';

/** The less, the sooner. */
export const RANK: Readonly<Record<Priority, 0 | 1 | 2>> = { reply: 0, notice: 1, bulk: 2 };

/** How what waits is sent. */
export interface Manner {
  /** Whether Telegram's pace is kept. */
  readonly paced: boolean;
  /** How many times as long as usual a notice waits for the rest of what an action brings. */
  readonly patience: number;
}

/** What waits for one chat. Of one urgency in order; replies overtake notices, notices overtake bulk. */
export class ChatQueue {
  readonly lane: string;
  readonly partition: number;
  readonly chatId: number;
  readonly messages: Outgoing[] = [];
  /** There is something to tell that was earned; the text is made when it is its turn. */
  coming: (Coming & { readonly userId: string; readonly since?: string }) | undefined;
  busy = false;
  failures = 0;
  /** Whether what is next goes without its picture: Telegram did not take that. */
  plain = false;
  /** Changes with every change of what is next, so that older places in the order are void. */
  version = 0;
  #due: Due = 0;
  #pausedUntil = 0;
  readonly #manner: Manner;

  constructor(
    place: { readonly lane: string; readonly partition: number; readonly chatId: number },
    manner: Manner,
  ) {
    this.lane = place.lane;
    this.partition = place.partition;
    this.chatId = place.chatId;
    this.#manner = manner;
  }

  get empty(): boolean {
    return this.messages.length === 0 && !this.coming;
  }

  /** Puts a message in its place, or its newer revision in the place of the older. */
  add(message: Outgoing): void {
    const same = this.messages.findIndex(({ id }) => id === message.id);
    if (same !== -1) {
      if (this.messages[same]!.revision < message.revision) this.messages[same] = message;
      return;
    }
    const before = this.messages.findIndex(({ priority }) => RANK[priority] > RANK[message.priority]);
    this.messages.splice(before === -1 ? this.messages.length : before, 0, message);
  }

  /** Whether a notice comes before the messages that wait. */
  get noticeIsNext(): boolean {
    const [first] = this.messages;
    return this.coming !== undefined && (!first || RANK[first.priority] > RANK.notice);
  }

  /** How urgent it is, and from when on. */
  next(): { rank: 0 | 1 | 2; at: number } {
    const paced = this.#manner.paced ? earliest(this.#due, paceOf(this.chatId)) : 0;
    const free = Math.max(paced, this.#pausedUntil);
    if (this.noticeIsNext) {
      return { rank: RANK.notice, at: Math.max(free, settledAt(this.coming!, this.#manner.patience)) };
    }
    return { rank: RANK[this.messages[0]?.priority ?? 'bulk'], at: free };
  }

  spend(now: number): void {
    this.#due = spent(this.#due, paceOf(this.chatId), now);
  }

  refund(): void {
    this.#due = refunded(this.#due, paceOf(this.chatId));
  }

  /** What was next is done. */
  moveOn(): void {
    this.failures = 0;
    this.plain = false;
  }

  pause(until: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
  }

  /** Whether forgetting it would lose what it knows of its pace. */
  idleSince(now: number): boolean {
    return this.empty && !this.busy && this.#due <= now && this.#pausedUntil <= now;
  }
}
