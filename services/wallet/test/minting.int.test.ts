import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEAD_LETTERS_STREAM, GrantBoost } from '@yabot/contracts';
import { accepted, StreamObserver, until } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { yabotHere } from '../../../tests/shared/command/here.ts';
import { withEconomy } from './fixtures/economy.ts';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import { balanceOf, credit, LATER, newCause, seal, somebody } from './fixtures/moves.ts';

const CAPS = { mint: { perDay: 150, reasons: [{ reason: 'mission', perDay: 100 }] } };
const DAY_MS = 86_400_000;

describe.each(DIALECTS)('What may be minted in a day, on %s,', (dialect) => {
  let servers: LedgerServers;
  let content: Awaited<ReturnType<typeof withEconomy>>;
  let ledger: Ledger;
  let now: number;
  beforeAll(async () => {
    servers = await startLedgerServers(dialect);
    content = await withEconomy(CAPS);
  });
  const open = () =>
    servers.open({ clock: () => new Date(now), settings: { CONTENT_DIR: content.CONTENT_DIR } });
  beforeEach(async () => {
    now = Date.parse('2026-11-21T11:00:00.000Z');
    ledger = await open();
  });
  afterEach(() => ledger.close());
  afterAll(async () => {
    await servers.stop();
    await rm(content.CONTENT_DIR, { recursive: true });
  });
  const capped = { ok: false, refusal: { code: 'minting-capped', details: { reason: 'mission' } } };

  it('is minted; what would be more is refused, and waits in the dead letters to be paid later', async () => {
    const letters = await StreamObserver.open(ledger.bus.connection, DEAD_LETTERS_STREAM);
    const ana = somebody();
    await credit(ledger, ana, 60);
    const cause = newCause();
    expect(await credit(ledger, ana, 41, cause)).toEqual(capped);
    expect(await credit(ledger, ana, 40)).toMatchObject({ ok: true });
    expect(await balanceOf(ledger, ana)).toBe(100);
    await until('the credit is a dead letter', () =>
      letters.messages.some(({ data }) => JSON.stringify(data).includes(cause)),
    );
    letters.close();
  });

  it('is no more with a boost: what it adds counts together with what it is added to', async () => {
    const ana = somebody();
    const boost = { userId: ana, factor: 2, reasons: ['mission'], until: LATER, cause: newCause() };
    await accepted(ledger.bus.client.ask(GrantBoost, boost, { key: randomUUID() }));
    expect(await credit(ledger, ana, 76)).toEqual(capped);
    expect(await balanceOf(ledger, ana)).toBe(0);
    expect(await credit(ledger, ana, 75)).toMatchObject({ ok: true });
    expect(await balanceOf(ledger, ana)).toBe(150);
  });

  it('counts what was minted before a restart, sealed or not', async () => {
    await credit(ledger, somebody(), 60);
    await seal(ledger);
    await credit(ledger, somebody(), 20);
    await ledger.service.stop();
    ledger = { ...ledger, service: await ledger.another() };
    expect(await credit(ledger, somebody(), 21)).toEqual(capped);
    expect(await credit(ledger, somebody(), 20)).toMatchObject({ ok: true });
  });

  it('begins anew with a day of the community', async () => {
    await credit(ledger, somebody(), 100);
    await seal(ledger);
    await ledger.service.stop();
    now += DAY_MS;
    ledger = { ...ledger, service: await ledger.another() };
    expect(await credit(ledger, somebody(), 100)).toMatchObject({ ok: true });
    expect(await credit(ledger, somebody(), 1)).toEqual(capped);
  });

  it('is paid on another day, when the letters of that code are replayed; on the same day it waits again', async () => {
    const home = await mkdtemp(join(tmpdir(), 'yabot-capped-'));
    const at = { NATS_URL: String(ledger.environment.NATS_URL), YABOT_HOME: home };
    const dlq = async (...words: string[]) =>
      JSON.parse((await yabotHere(at, 'dlq', ...words, '--json')).output);
    const code = ['--code', 'minting-capped'];
    const waiting = async () => (await dlq('list', ...code)).total;
    const replayed = () => dlq('replay', '--all', '--yes', ...code);
    const ana = somebody();
    for (const { seq } of (await dlq('list')).letters)
      await dlq('discard', String(seq), '--reason', 'of another test', '--yes');
    await credit(ledger, somebody(), 100);
    expect(await credit(ledger, ana, 70)).toEqual(capped);
    await until('it is a dead letter', async () => (await waiting()) === 1);
    await replayed();
    await until('it is a dead letter again', async () => (await waiting()) === 1);
    expect(await balanceOf(ledger, ana)).toBe(0);

    await seal(ledger);
    now += DAY_MS;
    await until('it is paid', async () => {
      await replayed();
      return (await balanceOf(ledger, ana)) === 70;
    });
    expect(await waiting()).toBe(0);
    await rm(home, { recursive: true });
  });
});
