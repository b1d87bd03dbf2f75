import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../src/runtime/fingerprint.ts';

/** The same JSON with the fields of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).map(([name, field]): [string, unknown] => [name, shuffled(field)]);
  return Object.fromEntries(fields.reverse());
}

describe("A command's fingerprint", () => {
  it('does not depend on the order of the fields', () => {
    fc.assert(fc.property(fc.jsonValue(), (data) => fingerprint(shuffled(data)) === fingerprint(data)));
  });

  it('differs when the data differs', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const same = JSON.stringify(shuffledSorted(one)) === JSON.stringify(shuffledSorted(other));
        expect(fingerprint(one) === fingerprint(other)).toBe(same);
      }),
    );
  });

  it('tells apart what only looks alike', () => {
    const different = [
      { a: 1 },
      { a: '1' },
      { a: [1] },
      { a: { 0: 1 } },
      { a: null },
      {},
      [],
      '',
      { a: 1, b: 2 },
      { 'a":1,"b': 2 },
    ];
    expect(new Set(different.map(fingerprint)).size).toBe(different.length);
  });

  it('takes an absent field and an undefined one to be the same', () => {
    expect(fingerprint({ a: 1, b: undefined })).toBe(fingerprint({ a: 1 }));
  });

  it('tells two moments apart', () => {
    expect(fingerprint({ at: new Date(1) })).not.toBe(fingerprint({ at: new Date(2) }));
  });
});

/** A normal form made another way than the fingerprint's. */
function shuffledSorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffledSorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.keys(value)
    .sort()
    .map((name) => [name, shuffledSorted((value as Record<string, unknown>)[name])])
    .concat(['{}' as never]);
}
