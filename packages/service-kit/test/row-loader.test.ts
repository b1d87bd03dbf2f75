import { beforeEach, describe, expect, it } from 'vitest';
import { RowLoader } from '../src/store/row-loader.ts';
import type { Table } from '../src/store/table.ts';
import { sumsOn } from './adder.ts';

let queries: string[][];
let failing: boolean;
let loader: RowLoader;

beforeEach(() => {
  queries = [];
  failing = false;
  loader = new RowLoader({
    async load<Row>(_: Table<Row>, keys: readonly string[]) {
      queries.push([...keys]);
      if (failing) throw new Error('away');
      const found = keys.filter((key) => key !== 'nobody');
      return new Map(found.map((who) => [who, { who, sum: 1, log: [] } as Row]));
    },
  });
});

const load = (...names: string[]) => Promise.all(names.map((who) => loader.load(sumsOn.sql.ref(who))));

describe('Single rows', () => {
  it('that are asked for together are found with one query, each once', async () => {
    const [ana, nobody, again] = await load('ana', 'nobody', 'ana');
    expect(ana?.who).toBe('ana');
    expect(nobody).toBeUndefined();
    expect(again).toEqual(ana);
    expect(queries).toEqual([['ana', 'nobody']]);
  });

  it('are read anew when they are asked for later', async () => {
    await load('ana');
    await load('ana');
    expect(queries).toEqual([['ana'], ['ana']]);
  });

  it('fail together, and not later', async () => {
    failing = true;
    const asked = await Promise.allSettled([load('ana'), load('luis')]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    failing = false;
    expect((await load('ana'))[0]?.who).toBe('ana');
  });
});
