import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromPage, toPages } from '../src/store/outbox-pages.ts';

const text = fc.string({ unit: 'binary' }).map((value) => value.toWellFormed());
const message = fc.record({
  id: text,
  subject: text,
  headers: fc.array(fc.tuple(text, text), { maxLength: 3 }),
  data: text,
  at: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-01T00:00:01.000Z'),
  lane: fc.constantFrom('a', 'b'),
});
const rows = fc.array(message, { maxLength: 30 }).map((messages) => {
  const ends = new Map<string, number>();
  return messages
    .toSorted((one, other) => one.lane.localeCompare(other.lane))
    .map((each) => {
      const position = (ends.get(each.lane) ?? 0) + 1;
      ends.set(each.lane, position);
      return { ...each, position };
    });
});

describe('Pages of the outbox', () => {
  it('hold every message, in order and with its place', () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(toPages(all).flatMap((page) => fromPage(page, 0))).toEqual(all);
      }),
    );
  });

  it('give only what comes after a position', () => {
    fc.assert(
      fc.property(rows, fc.nat(40), (all, after) => {
        const given = toPages(all).flatMap((page) => fromPage(page, after));
        expect(given).toEqual(all.filter(({ position }) => position > after));
      }),
    );
  });

  it('never hold more than a document of the database takes', () => {
    const data = 'x'.repeat(100_000);
    const large = Array.from({ length: 30 }, (_, index) => ({
      lane: 'a',
      position: index + 1,
      id: `${index}`,
      subject: 's',
      headers: [],
      data,
      at: '',
    }));
    const pages = toPages(large);
    expect(Math.max(...pages.map(({ messages }) => messages.length))).toBeLessThan(1_100_000);
    expect(pages.map(({ position }) => position)).toEqual([10, 20, 30]);
  });
});
