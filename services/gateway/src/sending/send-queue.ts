import type { Outgoing } from '../rules/outgoing.ts';
import type { Expected } from '../rules/settling.ts';
import { ChatQueue, type Manner } from './chat-queue.ts';
import { Heap } from './heap.ts';

interface Place {
  readonly at: number;
  readonly chat: ChatQueue;
  readonly version: number;
}

function least(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((a, b) => Math.min(a, b));
}

/** Somebody who is to be told what they earned. */
export interface ToTell extends Expected {
  readonly userId: string;
  readonly partition: number;
  readonly chatId: number;
  /** Since when there is something to tell: another time once some of it was told. Absent where that is not known. */
  readonly since?: string;
}

/** Everything that waits to be sent, chat by chat. Finding whose turn it is costs the same with ten chats or ten thousand. */
export class SendQueue {
  readonly #chats = new Map<string, ChatQueue>();
  readonly #order = [new Heap<Place>(), new Heap<Place>(), new Heap<Place>()] as const;
  readonly #manner: Manner;

  constructor(manner: Manner) {
    this.#manner = manner;
  }

  /** How many messages and notices wait. */
  get depth(): number {
    let depth = 0;
    for (const { messages, coming } of this.#chats.values()) depth += messages.length + (coming ? 1 : 0);
    return depth;
  }

  /** Messages that wait, and when the first of them was decided, in milliseconds since 1970. */
  get messages(): { readonly depth: number; readonly oldest: number | undefined } {
    const waiting = [...this.#chats.values()].flatMap(({ messages }) => messages);
    return { depth: waiting.length, oldest: least(waiting.map(({ at }) => Date.parse(at))) };
  }

  /** Users who are to be told something, and since when the first of them waits, by `performance.now()`. */
  get notices(): { readonly depth: number; readonly oldest: number | undefined } {
    const waiting = [...this.#chats.values()].flatMap(({ coming }) => coming ?? []);
    // When one was earned that a sweep found is not known here.
    return { depth: waiting.length, oldest: least(waiting.flatMap(({ first }) => first || [])) };
  }

  /** How many answers wait for a chat. */
  onTheWay(lane: string): number {
    const messages = this.#chats.get(lane)?.messages ?? [];
    return messages.filter(({ priority }) => priority === 'reply').length;
  }

  add(message: Outgoing): void {
    const chat = this.#chat(message);
    chat.add(message);
    this.place(chat);
  }

  /** Something was earned now, or, when found by a sweep, at some time before. */
  tell({ userId, partition, chatId, ...expected }: ToTell, now: number, found: 'now' | 'before'): void {
    const chat = this.#chat({ lane: userId, partition, chatId });
    const { coming } = chat;
    if (found === 'before' && coming) return;
    const at = found === 'before' ? 0 : now;
    // What was left when a part of it was told is nothing new.
    const isLeft = coming?.since !== undefined && coming.since !== expected.since;
    const last = isLeft ? coming.last : at;
    chat.coming = { userId, first: coming?.first ?? at, last, ...expected };
    this.place(chat);
  }

  /** The chat whose turn it is: the most urgent whose time has come, of these the one that has waited longest. */
  take(now: number): ChatQueue | undefined {
    for (const heap of this.#order) {
      const first = this.#first(heap);
      if (first && first.at <= now) {
        heap.pop();
        first.chat.version++;
        return first.chat;
      }
    }
    return undefined;
  }

  /** When the next chat's time comes. */
  get nextAt(): number | undefined {
    const times = this.#order.flatMap((heap) => this.#first(heap)?.at ?? []);
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  /** Gives a chat its place in the order anew, after something about it changed. */
  place(chat: ChatQueue): void {
    chat.version++;
    if (chat.busy || chat.empty) return;
    const { rank, at } = chat.next();
    this.#order[rank].push({ at, chat, version: chat.version });
  }

  /** Forgets what waits for these chats; @returns them. */
  forget(which: (chat: ChatQueue) => boolean): ChatQueue[] {
    const forgotten = [...this.#chats.values()].filter(which);
    for (const chat of forgotten) this.clear(chat);
    return forgotten;
  }

  /** Forgets what waits for a chat. */
  clear(chat: ChatQueue): void {
    chat.messages.length = 0;
    chat.coming = undefined;
    chat.version++;
  }

  /** Forgets chats for which nothing waits and whose pace is rested. */
  tidy(now: number): void {
    for (const [lane, chat] of this.#chats) if (chat.idleSince(now)) this.#chats.delete(lane);
  }

  #chat(place: { readonly lane: string; readonly partition: number; readonly chatId: number }): ChatQueue {
    let chat = this.#chats.get(place.lane);
    if (!chat) {
      chat = new ChatQueue(place, this.#manner);
      this.#chats.set(place.lane, chat);
    }
    return chat;
  }

  #first(heap: Heap<Place>): Place | undefined {
    for (let place = heap.peek(); place; place = heap.peek()) {
      if (place.version === place.chat.version) return place;
      heap.pop();
    }
    return undefined;
  }
}
