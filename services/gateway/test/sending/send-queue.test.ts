import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Outgoing, outgoingRow, type Priority } from '../../src/rules/outgoing.ts';
import { Flood } from '../../src/sending/flood.ts';
import { Heap } from '../../src/sending/heap.ts';
import { SendQueue } from '../../src/sending/send-queue.ts';

const PACED = { paced: true, patience: 1 };
const SETTLED = { celebrated: false, missing: 'nothing' } as const;

let last = 0;
function message(chatId: number, priority: Priority, id = String(++last), revision = 1): Outgoing {
  const userId = chatId > 0 ? `user-${chatId}` : null;
  return outgoingRow(
    { chatId, userId, method: 'sendMessage', payload: {} },
    { id, priority, correlationId: 'c', now: new Date(0), revision },
  );
}

/** Sends everything whose time has come at a moment, one after another. */
function sendAt(queue: SendQueue, now: number): string[] {
  const sent: string[] = [];
  for (let chat = queue.take(now); chat; chat = queue.take(now)) {
    chat.spend(now);
    sent.push(chat.noticeIsNext ? `tell ${chat.chatId}` : chat.messages.shift()!.id);
    if (sent.at(-1)?.startsWith('tell')) chat.coming = undefined;
    queue.place(chat);
  }
  return sent;
}

describe('the send queue', () => {
  it('sends replies before notices before bulk', () => {
    const queue = new SendQueue(PACED);
    queue.add(message(1, 'bulk', 'bulk'));
    queue.tell({ userId: 'user-2', partition: 0, chatId: 2, ...SETTLED }, 0, 'now');
    queue.add(message(3, 'reply', 'reply'));
    expect(sendAt(queue, 1_000)).toEqual(['reply', 'tell 2', 'bulk']);
  });

  it('keeps the order within a chat, where only what is more urgent overtakes', () => {
    const queue = new SendQueue({ ...PACED, paced: false });
    for (const id of ['a', 'b']) queue.add(message(1, 'bulk', id));
    for (const id of ['c', 'd']) queue.add(message(1, 'reply', id));
    expect(sendAt(queue, 0)).toEqual(['c', 'd', 'a', 'b']);
  });

  it('gives a chat no more than its pace, and the others theirs meanwhile', () => {
    const queue = new SendQueue(PACED);
    for (const id of ['a', 'b', 'c', 'd']) queue.add(message(1, 'reply', id));
    queue.add(message(2, 'reply', 'other'));
    expect(sendAt(queue, 10_000)).toEqual(['a', 'other', 'b']);
    expect(queue.nextAt).toBe(11_000);
    expect(sendAt(queue, 11_000)).toEqual(['c']);
    expect(sendAt(queue, 12_000)).toEqual(['d']);
  });

  it('lets who has waited longest go first', () => {
    const queue = new SendQueue(PACED);
    queue.tell({ userId: 'user-1', partition: 0, chatId: 1, ...SETTLED }, 500, 'now');
    queue.tell({ userId: 'user-2', partition: 0, chatId: 2, ...SETTLED }, 100, 'now');
    expect(sendAt(queue, 9_000)).toEqual(['tell 2', 'tell 1']);
  });

  it('waits until what is earned has settled, and tells it once', () => {
    const queue = new SendQueue({ ...PACED, paced: false });
    const one = { userId: 'user-1', partition: 0, chatId: 1, ...SETTLED };
    for (const now of [0, 20, 40]) queue.tell(one, now, 'now');
    expect(sendAt(queue, 64)).toEqual([]);
    expect(queue.nextAt).toBe(65);
    expect(sendAt(queue, 65)).toEqual(['tell 1']);
    expect(queue.depth).toBe(0);
  });

  it('does not wait anew for what is left when a part of it was told', () => {
    const queue = new SendQueue({ ...PACED, paced: false });
    const one = { userId: 'user-1', partition: 0, chatId: 1, ...SETTLED };
    queue.tell({ ...one, since: 'first' }, 0, 'now');
    const chat = queue.take(25)!;
    Object.assign(chat, { coming: undefined, busy: true });
    queue.tell({ ...one, since: 'first' }, 30, 'now');
    queue.tell({ ...one, since: 'told' }, 60, 'now');
    chat.busy = false;
    queue.place(chat);
    expect(queue.nextAt).toBe(55);
  });

  it('waits until it has settled where somebody could be told again just before', () => {
    const queue = new SendQueue({ ...PACED, paced: false });
    const one = { userId: 'user-1', partition: 0, chatId: 1, ...SETTLED };
    queue.tell(one, 30, 'before');
    queue.tell({ ...one, since: 'now' }, 60, 'now');
    expect(queue.nextAt).toBe(85);
  });

  it('takes a newer revision in the place of the older', () => {
    const queue = new SendQueue({ ...PACED, paced: false });
    queue.add(message(-1, 'bulk', 'counts', 1));
    queue.add(message(-1, 'bulk', 'counts', 2));
    queue.add(message(-1, 'bulk', 'counts', 1));
    expect(queue.depth).toBe(1);
    expect(queue.take(0)?.messages[0]?.revision).toBe(2);
  });

  it('loses and doubles nothing, whatever is added when', () => {
    const entry = fc.record({
      chatId: fc.integer({ min: -2, max: 2 }).filter((chatId) => chatId !== 0),
      priority: fc.constantFrom<Priority>('reply', 'notice', 'bulk'),
      at: fc.nat(100),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
        const queue = new SendQueue(PACED);
        const sent: string[] = [];
        const added: string[] = [];
        for (const [index, { chatId, priority, at }] of entries.entries()) {
          queue.add(message(chatId, priority, String(index)));
          added.push(String(index));
          sent.push(...sendAt(queue, index * at));
        }
        for (let now = 10_000; queue.nextAt !== undefined; now += 60_000) sent.push(...sendAt(queue, now));
        expect(sent.toSorted()).toEqual(added.toSorted());
      }),
    );
  });

  it('forgets chats that rest, but not how lately they were sent to', () => {
    const queue = new SendQueue(PACED);
    for (const id of ['a', 'b', 'c']) queue.add(message(1, 'reply', id));
    sendAt(queue, 0);
    sendAt(queue, 1_000);
    queue.tidy(1_500);
    queue.add(message(1, 'reply', 'e'));
    expect(queue.nextAt).toBeGreaterThan(1_500);
  });
});

it('takes waits as being about one chat until chat after chat is told to wait', () => {
  const flood = new Flood();
  expect([1, 1, 1, 2].map((chat) => flood.toldToWait(chat))).toEqual([false, false, false, false]);
  expect(flood.toldToWait(3)).toBe(true);
  flood.taken();
  expect(flood.toldToWait(4)).toBe(false);
});

it('orders by time, and by arrival where that is the same', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), (times) => {
      const heap = new Heap<{ at: number; order: number }>();
      for (const [order, at] of times.entries()) heap.push({ at, order });
      const popped = times.map(() => heap.pop()!);
      expect(popped).toEqual(popped.toSorted((a, b) => a.at - b.at || a.order - b.order));
      expect(heap.pop()).toBeUndefined();
    }),
  );
});
