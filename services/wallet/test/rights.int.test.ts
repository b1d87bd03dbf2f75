import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import { balanceOf, credit, debit, prove, seal, somebody } from './fixtures/moves.ts';

const BOOK = ['movements', 'entries', 'checkpoints', 'freezes', 'acknowledgements'];

describe.each(DIALECTS)('The account under which the wallet works on %s', (dialect) => {
  let servers: LedgerServers;
  let ledger: Ledger;
  beforeAll(async () => {
    servers = await startLedgerServers(dialect);
  });
  beforeEach(async () => {
    ledger = await servers.open({ plainRole: true });
  });
  afterEach(() => ledger.close());
  afterAll(() => servers.stop());

  it('can book and seal', async () => {
    const ana = somebody();
    await credit(ledger, ana, 10);
    await debit(ledger, ana, 4);
    expect(await seal(ledger)).toBe(2);
    expect(await balanceOf(ledger, ana)).toBe(6);
    expect((await prove(ledger)).faults).toEqual([]);
  });

  it.each(BOOK)('cannot change or delete what is in %s', async (table) => {
    const ana = somebody();
    await credit(ledger, ana, 10);
    await seal(ledger);
    const [row] = await ledger.sql(table).limit(1);
    const column = table === 'freezes' ? 'reason' : 'at' in (row ?? {}) ? 'at' : 'id';
    const attempts: (() => PromiseLike<unknown>)[] = [
      () => ledger.sql(table).update({ [column]: 'x' }),
      () => ledger.sql(table).delete(),
      ...(dialect === 'PostgreSQL'
        ? [() => ledger.sql.raw('truncate ??', [table])]
        : [() => ledger.sql.raw('replace into ?? select * from ??', [table, table])]),
    ];
    // An empty SQLite table has nothing that could be changed.
    if (dialect === 'SQLite' && !row) return;
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toThrow(/append only|permission denied/);
    }
  });

  it('has no right to it on PostgreSQL even where the triggers are gone', async () => {
    if (dialect === 'SQLite') return;
    await credit(ledger, somebody(), 10);
    await ledger.unguard();
    for (const table of BOOK) {
      await expect(ledger.sql(table).delete()).rejects.toThrow(/permission denied/);
    }
  });
});
