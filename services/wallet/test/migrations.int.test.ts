import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  DIALECTS,
  type Ledger,
  type LedgerServers,
  migrateBack,
  startLedgerServers,
} from './fixtures/ledger.ts';
import { credit, prove, somebody } from './fixtures/moves.ts';

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
});
