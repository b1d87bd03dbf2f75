import { describe, expect, it } from 'vitest';
import type { Delivery } from '../src/bus/stream-consumer.ts';
import { Unread } from '../src/runtime/unread.ts';

function open(room: number) {
  const read: number[] = [];
  const reader = {
    room,
    hasRoom: () => read.length < reader.room,
    read: ({ delivery }: { delivery: Delivery }) => void read.push(delivery.message.seq),
  };
  const unread = new Unread(reader);
  const push = (seq: number, partition = 0) =>
    unread.push({ delivery: { message: { seq } } as Delivery, partition });
  return { unread, push, read, reader };
}

describe('What was delivered', () => {
  it('is read at once while there is room', () => {
    const { unread, push, read } = open(2);
    push(1);
    push(2);
    expect(read).toEqual([1, 2]);
    expect(unread.depth).toBe(0);
  });

  it('waits where there is none, and is read in its order', () => {
    const { unread, push, read, reader } = open(1);
    for (const seq of [1, 2, 3, 4]) push(seq);
    expect(unread.depth).toBe(3);
    reader.room = 3;
    push(5);
    expect(read).toEqual([1]);
    unread.readOn();
    expect(read).toEqual([1, 2, 3]);
    reader.room = 9;
    unread.readOn();
    expect(read).toEqual([1, 2, 3, 4, 5]);
  });

  it('is forgotten when its partition goes to another, and the rest is not', () => {
    const { unread, push, read, reader } = open(0);
    push(1, 1);
    push(2, 2);
    push(3, 1);
    unread.forget([1]);
    reader.room = 9;
    unread.readOn();
    expect(read).toEqual([2]);
    unread.forget();
    expect(unread.depth).toBe(0);
  });
});
