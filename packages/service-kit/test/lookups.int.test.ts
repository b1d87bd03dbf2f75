import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Item, Outcome } from '../src/batch/item.ts';
import { on } from '../src/index.ts';
import type { SqlStore } from '../src/store/sql/store.ts';
import { until } from '../src/testing/index.ts';
import { Added, sumsOn } from './adder.ts';
import { added, openLoop, openStore, sumOf } from './loop.ts';

let store: SqlStore;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ store, close } = await openStore());
});
afterEach(() => close());

describe('A message that looks rows up', () => {
  /** Tells who has more than five as it sees it. */
  function looking(who: string, seen: string[], settle: (outcome: Outcome) => void): Item {
    const item = added({ who, amount: 0 }, settle);
    const handler = on(Added, {
      reads: () => ({ rich: sumsOn.sql.lookup((all) => all('sums').where('sum', '>', 5).orderBy('who')) }),
      decide: (_, { rich }) => {
        seen.push(`${who} sees ${rich.map((row) => `${row.who} with ${row.sum}`).join(', ') || 'nobody'}`);
        return {};
      },
    });
    return { ...item, handler };
  }

  it('sees all that those of its entity before it have done, and those behind it still follow', async () => {
    const { loop, results } = openLoop(store);
    const [seen, settled]: [string[], string[]] = [[], []];
    const push = (who: string, amount: number, note: string) =>
      loop.push(added({ who, amount, note }, () => void settled.push(note)));
    push('ana', 4, 'a little');
    push('ana', 3, 'more');
    loop.push(looking('ana', seen, () => void settled.push('looked')));
    push('ana', 2, 'still more');
    loop.push(looking('ana', seen, () => void settled.push('looked again')));
    push('eva', 9, 'of another');
    await until('all are settled', () => settled.length === 6);
    expect(seen).toEqual(['ana sees ana with 7, eva with 9', 'ana sees ana with 9, eva with 9']);
    expect(settled).toEqual(['a little', 'more', 'of another', 'looked', 'still more', 'looked again']);
    expect(results).toHaveLength(2);
    expect(await sumOf(store, 'ana')).toMatchObject({ log: ['a little', 'more', 'still more'] });
    await loop.stop();
  });

  it('shares a batch with what is of others, and with what has changed nothing that it did not find', async () => {
    const { loop, results } = openLoop(store);
    const [seen, settled]: [string[], string[]] = [[], []];
    const look = (who: string) => loop.push(looking(who, seen, () => void settled.push(who)));
    loop.push(added({ who: 'eva', amount: 9 }, () => void settled.push('added')));
    look('ana');
    look('ana');
    await until('all are settled', () => settled.length === 3);
    expect(results).toHaveLength(1);
    loop.push(added({ who: 'eva', amount: 1 }, () => void settled.push('added')));
    look('eva');
    await until('these are settled', () => settled.length === 5);
    expect(results).toHaveLength(2);
    expect(seen).toEqual(['ana sees nobody', 'ana sees nobody', 'eva sees eva with 10']);
    await loop.stop();
  });
});
