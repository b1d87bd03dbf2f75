import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { copyIn, copyOf } from './copies.ts';

const [USER, EVENT] = [uuidv7(), uuidv7()];

describe('A copy of a row', () => {
  it('has other ids, the same ones wherever it had the same', () => {
    const row = { _id: `${USER}:7`, data: { userId: USER, at: 'today', steps: [EVENT, 3, null] } };
    const copy = copyIn(row, 5);
    expect(copy).toEqual({
      _id: `${copyOf(USER, 5)}:7`,
      data: { userId: copyOf(USER, 5), at: 'today', steps: [copyOf(EVENT, 5), 3, null] },
    });
    expect(copy._id).not.toBe(row._id);
  });

  it('has ids that no other copy has, and keeps their order in time', () => {
    const copies = new Set(Array.from({ length: 10_000 }, (_, copy) => copyOf(USER, copy)));
    expect(copies.size).toBe(10_000);
    expect(copyOf(USER, 9).slice(0, 23)).toBe(USER.slice(0, 23));
  });
});
