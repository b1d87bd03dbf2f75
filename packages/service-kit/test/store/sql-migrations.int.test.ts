import { describe, expect, it } from 'vitest';
import { KIT_MIGRATIONS } from '../../src/store/sql/kit-tables.ts';
import { migrateDown, migrateUp } from '../../src/store/sql/migrations.ts';
import type { SqlStore } from '../../src/store/sql/store.ts';
import { sqlSchema } from '../adder.ts';
import { KEEPING_OWN_ROWS } from '../databases.ts';
import { noEffects, outboxRow, useStore } from './store.ts';

describe.each(KEEPING_OWN_ROWS.filter((kind) => kind !== 'MongoDB'))('On %s', (kind) => {
  const on = useStore(kind);

  it('takes the outbox to its older shape and back, with nothing lost', async () => {
    const { connections, reader } = on.store as SqlStore;
    const outbox = [outboxRow('a', 1), outboxRow('a', 2), outboxRow('b', 1)];
    const kept = async () => [
      ...(await on.store.coordination.laneAfter('a', 0, 10)),
      ...(await on.store.coordination.laneAfter('b', 0, 10)),
    ];
    await on.store.transaction((transaction) => transaction.write({ ...noEffects, outbox }));
    const all = [...KIT_MIGRATIONS, ...sqlSchema.migrations];
    const schema = 'wallet';
    await migrateDown(connections, schema, KIT_MIGRATIONS, 'kit-0002-attempts');
    const older = await reader('kit_outbox').orderBy(['lane', 'position']);
    expect(older.map(({ headers, ...row }) => ({ ...row, headers: JSON.parse(headers) }))).toEqual(outbox);
    await migrateUp(connections, schema, all);
    expect(await kept()).toEqual(outbox);
  });
});
