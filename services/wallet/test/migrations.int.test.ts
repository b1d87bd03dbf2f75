import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  DIALECTS,
  type Ledger,
  type LedgerServers,
  migrateBack,
  startLedgerServers,
} from './fixtures/ledger.ts';
import { credit, hold, prove, somebody } from './fixtures/moves.ts';

describe.each(DIALECTS)('The tables of the wallet on %s', (dialect) => {
  let servers: LedgerServers;
  let ledger: Ledger;
  beforeAll(async () => {
    servers = await startLedgerServers(dialect);
  });
  beforeEach(async () => {
    ledger = await servers.open();
  });
  afterEach(() => ledger.close());
  afterAll(() => servers.stop());

  it('can be taken away and made again', async () => {
    await credit(ledger, somebody(), 5);
    await ledger.service.stop();
    await migrateBack(ledger.sql, dialect);
    await ledger.sql('kit_migrations').where('name', 'like', '0%').delete();
    ledger = { ...ledger, service: await ledger.another() };
    expect(await credit(ledger, somebody(), 7)).toMatchObject({ ok: true, result: { balance: 7 } });
    expect(await prove(ledger)).toMatchObject({ faults: [], checked: { movements: 1 } });
  });

  /** Takes one migration back, and lets the next start of a wallet make it again. */
  const takeBack = async (name: string) => {
    await ledger.service.stop();
    await migrateBack(ledger.sql, dialect, name);
    await ledger.sql('kit_migrations').where('name', 'like', '0%').where('name', '>=', name).delete();
  };

  it('keep a book that was written before holds were known', async () => {
    const ana = somebody();
    await credit(ledger, ana, 5);
    await takeBack('0005-holds');
    expect(await ledger.sql.schema.hasTable('holds')).toBe(false);
    ledger = { ...ledger, service: await ledger.another() };
    expect(await hold(ledger, ana, 2)).toMatchObject({ ok: true, result: { balance: 3 } });
    expect(await prove(ledger)).toMatchObject({ faults: [], checked: { movements: 2 } });
  });

  it('do not go back to a time that does not know what is in the book', async () => {
    const ana = somebody();
    await credit(ledger, ana, 5);
    await hold(ledger, ana, 2);
    await expect(takeBack('0005-holds')).rejects.toThrow(/check/i);
  });
});
