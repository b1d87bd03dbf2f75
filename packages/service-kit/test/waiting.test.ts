import { expect, it } from '@jest/globals';
import type { Item } from '../src/batch/item.ts';
import { Waiting } from '../src/batch/waiting.ts';
import { added, asked } from './loop.ts';

const MAX = 3;

function waitingFor(...items: Item[]): Waiting {
  const waiting = new Waiting(() => undefined);
  for (const item of items) waiting.push(item);
  return waiting;
}

it('A batch is urgent when it is full, when another service waits for a reply, or when it has one message', () => {
  const event = added({ who: 'ana', amount: 1 });
  const request = asked({ who: 'ana', amount: 1, key: 'k' });
  expect(waitingFor(event, event).isUrgent(MAX)).toBe(false);
  expect(waitingFor(event, event, event).isUrgent(MAX)).toBe(true);
  expect(waitingFor(event, request).isUrgent(MAX)).toBe(true);
  expect(waitingFor(event, { ...event, alone: true }).isUrgent(MAX)).toBe(true);
});

it('What a service hands itself shares the next batch, unless it is urgent', () => {
  const own = { ...asked({ who: 'ana', amount: 1, key: 'k' }), urgent: false };
  expect(waitingFor(own).isUrgent(MAX)).toBe(false);
  expect(waitingFor({ ...own, urgent: true }).isUrgent(MAX)).toBe(true);
});
