import { describe, expect, it } from 'vitest';
import { collection } from '../../src/store/documents/collection.ts';
import type { DocumentQuery } from '../../src/store/documents/query.ts';
import { startingWith } from '../../src/store/documents/starting-with.ts';
import { planOfStatement } from '../../src/store/sqlite/plan.ts';
import { idsOf, selectOf, withKeys } from '../../src/store/sqlite/select.ts';
import { things } from './things.ts';

describe('A collection', () => {
  it.each(['two words', 'a.b', "it's", 'río', '_id', '$in', ''])(
    'has no name and no field that would have to be quoted: "%s"',
    (name) => {
      const define = (shape: object) => () => collection(name, { key: 'id', fields: {}, ...shape } as never);
      const field = (shape: object) => () =>
        collection('notes', { key: 'id', fields: {}, ...shape } as never);
      for (const wrong of [
        define({}),
        field({ key: name }),
        field({ fields: { [name]: String } }),
        field({ packed: [name] }),
        field({ indexes: [{ fields: { [name]: 1 } }] }),
      ])
        expect(wrong).toThrow(`"${name}" is no name`);
    },
  );

  it('takes no filter that the databases do not understand alike', () => {
    // @ts-expect-error MongoDB would look into the list
    things.where({ tags: 'a' });
    // @ts-expect-error SQLite knows no objects
    things.where({ inner: { text: 'a', count: 1 } });
    // @ts-expect-error nothing is more than true
    things.where({ flag: { $gt: false } });
    // @ts-expect-error null has no size
    things.where({ count: { $gt: null } });
    // @ts-expect-error null is none of a list
    things.where({ count: { $in: [1, null] } });
    // @ts-expect-error lists have no order
    things.where({}, { sort: { tags: 1 } });
    expect(things.where({ count: { $ne: null, $in: [1] }, flag: null })).toMatchObject({ kind: 'lookup' });
  });
});

describe('In a file', () => {
  const found = things.where({ count: { $gt: 1 } });

  it('all that a query finds is found by its index, and then read by its keys', async () => {
    expect(await planOfStatement(things, idsOf(found))).toEqual([
      expect.stringContaining('SEARCH things USING INDEX things_count '),
    ]);
    expect(await planOfStatement(things, selectOf(withKeys(found, ['a'])))).toContainEqual(
      expect.stringContaining('SEARCH things USING INDEX sqlite_autoindex_things_1 (id=?)'),
    );
  });

  it('keys that begin with a prefix are found by the keys', async () => {
    const query = startingWith(things, 'ana:', 10) as DocumentQuery;
    expect(await planOfStatement(things, selectOf(query))).toEqual([
      'SEARCH things USING INDEX sqlite_autoindex_things_1 (id>? AND id<?)',
    ]);
  });
});
