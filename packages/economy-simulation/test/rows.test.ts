import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rows } from '../src/machine/rows.ts';

describe('Rows of which few fit into memory', () => {
  const steps = fc.array(
    fc.record({ key: fc.nat(30), value: fc.option(fc.nat(), { nil: undefined }), reads: fc.boolean() }),
    { maxLength: 300 },
  );

  it('are found as they were put last, whatever was put since', () =>
    fc.assert(
      fc.property(steps, (all) => {
        const [rows, model] = [new Rows(4), new Map<number, number | undefined>()];
        for (const { key, value, reads } of all) {
          if (reads) expect(rows.get('a', String(key))).toEqual(asRow(model.get(key)));
          else {
            rows.set('a', String(key), asRow(value));
            model.set(key, value);
          }
        }
        for (const [key, value] of model) expect(rows.get('a', String(key))).toEqual(asRow(value));
        rows.close();
      }),
      { numRuns: 40 },
    ));

  it('of two tables are not mixed up', () => {
    const rows = new Rows();
    rows.set('a', 'one', 1);
    expect(rows.get('b', 'one')).toBeUndefined();
    rows.close();
  });
});

const asRow = (value: number | undefined) => (value === undefined ? undefined : { value });
