import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import { bookOnWrongBalance, credit, somebody } from './fixtures/moves.ts';

const YABOT = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url));

describe('An operator at the command line', () => {
  let servers: LedgerServers;
  let ledger: Ledger;
  let ana: string;
  beforeAll(async () => {
    servers = await startLedgerServers('SQLite');
  });
  beforeEach(async () => {
    ledger = await servers.open();
    ana = somebody();
    await credit(ledger, ana, 10);
    await bookOnWrongBalance(ledger, ana);
  });
  afterEach(() => ledger.close());
  afterAll(() => servers.stop());

  const yabot = (...words: string[]) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      const { PATH, HOME } = process.env;
      const env = { PATH, HOME, LANG: 'es_ES.UTF-8', NATS_URL: ledger.environment.NATS_URL };
      const args = ['--disable-warning=ExperimentalWarning', YABOT, '--settings', '/dev/null', 'ledger'];
      execFile(process.execPath, [...args, ...words], { env }, (error, out) =>
        resolve({ code: Number(error?.code ?? 0), out }),
      );
    });
  const rows = async () => Number((await ledger.sql('acknowledgements').count({ n: '*' }))[0]?.n);

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
