import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import { bookOnWrongBalance, credit, prove, seal, somebody } from './fixtures/moves.ts';

const YABOT = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url));

describe('An operator at the command line', () => {
  let servers: LedgerServers;
  let ledger: Ledger;
  let ana: string;
  let home: string;
  beforeAll(async () => {
    servers = await startLedgerServers('SQLite');
  });
  beforeEach(async () => {
    ledger = await servers.open();
    home = await mkdtemp(join(tmpdir(), 'yabot-operator-'));
    ana = somebody();
    await credit(ledger, ana, 10, 'a-cause');
  });
  afterEach(async () => {
    await ledger.close();
    await rm(home, { recursive: true });
  });
  afterAll(() => servers.stop());

  const yabot = (...words: string[]) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      const { PATH, HOME } = process.env;
      const { NATS_URL } = ledger.environment;
      const env = { PATH, HOME, LANG: 'es_ES.UTF-8', NATS_URL, YABOT_HOME: home };
      const args = ['--disable-warning=ExperimentalWarning', YABOT, '--settings', '/dev/null', 'ledger'];
      execFile(process.execPath, [...args, ...words], { env }, (error, out) =>
        resolve({ code: Number(error?.code ?? 0), out }),
      );
    });
  const rows = async () => Number((await ledger.sql('acknowledgements').count({ n: '*' }))[0]?.n);

  describe('when the ledger holds', () => {
    const verify = async (...words: string[]) => JSON.parse((await yabot('verify', '--json', ...words)).out);

    it('proves all of it once, and then what is new', async () => {
      await credit(ledger, ana, 1);
      await seal(ledger);
      expect(await verify()).toMatchObject({ sound: true, since: null, checked: { movements: 2 } });
      await credit(ledger, ana, 1);
      expect(await verify()).toMatchObject({ sound: true, since: { number: 1 }, checked: { movements: 1 } });
      await seal(ledger);
      expect(await verify()).toMatchObject({ sound: true, since: { number: 1 }, checked: { movements: 1 } });
      expect(await verify()).toMatchObject({ sound: true, since: { number: 2 }, checked: { movements: 0 } });
      expect(await verify('--full')).toMatchObject({ since: null, checked: { movements: 3 } });
    });

    it('notices that checkpoints were written anew since they were proved, and proves all', async () => {
      await seal(ledger);
      await verify();
      await ledger.unguard();
      await ledger
        .sql('checkpoints')
        .where('number', 1)
        .update({ hash: 'f'.repeat(64) });
      const { sound, faults } = await verify();
      expect(sound).toBe(false);
      expect(faults.map(({ code }: { code: string }) => code)).toEqual(
        expect.arrayContaining(['checkpoint-rewritten', 'checkpoint-changed']),
      );
    });

    it('brings a receipt, which is checked without the fleet, and holds only as it was brought', async () => {
      const file = join(home, 'receipt.json');
      const brought = await yabot('receipt', 'a-cause', '--user', ana, '--out', file);
      expect([brought.code, brought.out]).toEqual([0, expect.stringContaining('aún no está sellado')]);
      await credit(ledger, ana, 3);
      await seal(ledger);
      await yabot('receipt', 'a-cause', '--user', ana, '--out', file);
      await ledger.service.stop();
      expect((await yabot('receipt', file)).out).toContain('está en el sello 1');
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace('"amount": 10', '"amount": 11'));
      const changed = await yabot('receipt', file);
      expect([changed.code, changed.out]).toEqual([1, expect.stringContaining('✗ entry-changed')]);
      expect(await yabot('receipt', join(home, 'none.json'))).toMatchObject({ code: 64 });
      ledger = { ...ledger, service: await ledger.another() };
      expect((await prove(ledger)).faults).toEqual([]);
    });
  });

  describe('when something in the ledger does not hold', () => {
    beforeEach(() => bookOnWrongBalance(ledger, ana));

    it('sees with a dry run what would be acknowledged, counted, and nothing is', async () => {
      const { code, out } = await yabot('acknowledge', '--reason', 'un script', '--dry-run');
      expect(code).toBe(0);
      expect(out).toContain(`✗ entry-balance-wrong  entry:${ana}:2  se esperaba 11 y hay 12`);
      expect(out).toMatch(/^ +1 {2}entry-balance-wrong$/m);
      expect(out).toMatch(/^ +1 {2}balances-wrong$/m);
      expect(await rows()).toBe(0);
    });

    it('acknowledges nothing unasked: without anybody to ask it takes --yes', async () => {
      expect(await yabot('acknowledge', '--reason', 'un script')).toMatchObject({ code: 64 });
      expect(await rows()).toBe(0);
    });

    it('acknowledges with a reason; the proof holds from then on, and tells who knows of what', async () => {
      expect((await yabot('verify')).code).toBe(1);
      const { code, out } = await yabot('acknowledge', '--reason', 'un script', '--yes');
      expect([code, out]).toEqual([0, expect.stringContaining('2 fallos conocidos desde ahora')]);
      const proof = await yabot('verify');
      expect(proof.code).toBe(0);
      expect(proof.out).toMatch(/• entry-balance-wrong .*\n +conocido desde el .* por .*: un script/);
      expect(proof.out).toContain('El libro cuadra, salvo 2 fallos conocidos');
      expect((await yabot('acknowledge', '--reason', 'otra vez', '--yes')).out).toContain('No hay fallos');
    });

    it('can name the faults that are meant, and leaves what opening the account mends', async () => {
      await ledger.sql('accounts').where('user_id', ana).increment('balance', 1);
      const named = ['--reason', 'un script', '--yes', '--json'];
      const { out } = await yabot('acknowledge', `entry:${ana}:2`, `account:${ana}`, ...named);
      expect(JSON.parse(out)).toMatchObject({
        chosen: [{ code: 'entry-balance-wrong' }],
        mendable: [{ code: 'account-balance-wrong', subject: `account:${ana}` }],
        acknowledged: 1,
      });
      expect(JSON.parse((await yabot('verify', '--json')).out)).toMatchObject({
        sound: false,
        faults: expect.arrayContaining([expect.objectContaining({ code: 'balances-wrong' })]),
        acknowledged: [{ code: 'entry-balance-wrong' }],
      });
    });
  });
});
