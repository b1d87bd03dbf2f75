import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineQuery } from '../../src/definitions/query.ts';

const list = z.array(z.string());
const define = <Result>(result: z.ZodType<Result>, sampleResult: NoInfer<Result>) =>
  defineQuery({
    owner: 'wallet',
    name: 'outcomes',
    summary: 'What became of some orders',
    data: z.object({}),
    sample: {},
    result,
    sampleResult,
  });

describe('A query', () => {
  it.each([
    ['a result', z.object({ done: list, refused: list })],
    ['one form of a result', z.union([z.object({ done: list }), z.object({ refused: list })])],
    ['a result that may be null', z.object({ refused: list.optional() }).nullable()],
  ])('cannot be defined with a field `refused` in %s, which would be read as a refusal', (_, result) => {
    expect(() => define(result as z.ZodType<unknown>, {})).toThrow(/outcomes has a field `refused`/);
  });

  it('may have that field further down', () => {
    const result = z.object({ orders: z.object({ done: list, refused: list }) });
    expect(define(result, { orders: { done: [], refused: [] } }).type).toBe('wallet.outcomes.v1');
  });
});
