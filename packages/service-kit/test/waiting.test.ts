import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { Item } from '../src/batch/item.ts';
import { Waiting } from '../src/batch/waiting.ts';
import { added, asked } from './loop.ts';

const MAX = 3;
const RETRY_MS = 10;

function waitingFor(...items: Item[]): Waiting {
  const waiting = new Waiting(() => undefined);
  for (const item of items) waiting.push(item);
  return waiting;
}

it('A batch is wanted at once when it is full, when another service waits for a reply, or when it has one message', () => {
  const event = added({ who: 'ana', amount: 1 });
  const request = asked({ who: 'ana', amount: 1, key: 'k' });
  expect(waitingFor(event, event).haste(MAX)).toBe('soon');
  expect(waitingFor(event, event, event).haste(MAX)).toBe('at-once');
  expect(waitingFor(event, request).haste(MAX)).toBe('at-once');
  expect(waitingFor(event, { ...event, alone: true }).haste(MAX)).toBe('at-once');
});

it('A batch of which nobody waits for anything may take its time, unless it is full or something else joins it', () => {
  const event = added({ who: 'ana', amount: 1 });
  const patient = { ...event, handler: { ...event.handler, mayWait: true } };
  expect(waitingFor(patient, patient).haste(MAX)).toBe('some-time');
  expect(waitingFor(patient, event).haste(MAX)).toBe('soon');
  expect(waitingFor(patient, { ...patient, urgent: true }).haste(MAX)).toBe('at-once');
  expect(waitingFor(patient, patient, patient).haste(MAX)).toBe('at-once');
});

it('What a service hands itself shares the next batch, unless it is urgent', () => {
  const own = { ...asked({ who: 'ana', amount: 1, key: 'k' }), urgent: false };
  expect(waitingFor(own).haste(MAX)).toBe('soon');
  expect(waitingFor({ ...own, urgent: true }).haste(MAX)).toBe('at-once');
});

it('A batch ends before a message that is to be the first of its own', () => {
  const event = added({ who: 'ana', amount: 1 });
  const first = { ...event, handler: { ...event.handler, first: true } };
  const waiting = waitingFor(first, event, first, event);
  expect([waiting.next(MAX), waiting.next(MAX), waiting.next(MAX)]).toEqual([
    [first, event],
    [first, event],
    [],
  ]);
});

/** What happens to messages that wait: one more comes, a batch begins, it ends and some of it fails, retries are due. */
type Happening =
  | { readonly kind: 'comes'; readonly who: string }
  | { readonly kind: 'begins' | 'due' }
  | { readonly kind: 'ends'; readonly failing: readonly boolean[] };

const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('comes' as const), who: fc.constantFrom('ana', 'bea') }),
    fc.record({ kind: fc.constantFrom('begins' as const, 'due' as const) }),
    fc.record({ kind: fc.constant('ends' as const), failing: fc.array(fc.boolean(), { maxLength: MAX }) }),
  ),
  { maxLength: 60 },
);

it('Messages of one entity are handled in the order in which they came, whichever fail and whenever others come', () => {
  vi.useFakeTimers();
  try {
    fc.assert(
      fc.property(happenings, (all) => {
        const handled = handledOf(all);
        for (const who of ['ana', 'bea']) {
          const order = handled.filter((item) => item.entity === who).map(placeOf);
          expect(order).toEqual(order.toSorted((one, other) => one - other));
        }
      }),
      { numRuns: 1_000 },
    );
  } finally {
    vi.useRealTimers();
  }
});

/** What a loop handles, in its order: what fails is parked, and what follows it in its batch is parked behind it. */
function handledOf(all: readonly Happening[]): Item[] {
  const waiting = new Waiting(() => undefined);
  const handled: Item[] = [];
  let batch: Item[] = [];
  const end = (failing: readonly boolean[]) => {
    const blocked = new Set<string>();
    for (const [index, item] of batch.entries()) {
      const isFirst = !blocked.has(item.entity);
      if (isFirst && !failing[index]) {
        handled.push(item);
        continue;
      }
      blocked.add(item.entity);
      waiting.park(item);
      if (isFirst) waiting.letOutAfter(item.entity, RETRY_MS);
    }
    batch = [];
  };
  for (const [place, happening] of all.entries()) {
    if (happening.kind === 'comes') waiting.push(added({ who: happening.who, amount: place }));
    else if (happening.kind === 'due') vi.advanceTimersByTime(RETRY_MS);
    else if (happening.kind === 'ends') end(happening.failing);
    else if (batch.length === 0) batch = waiting.next(MAX);
  }
  return handled;
}

const placeOf = (item: Item) => (item.data as { readonly amount: number }).amount;
