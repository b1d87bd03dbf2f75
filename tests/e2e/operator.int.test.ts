import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { yabotHere } from '../shared/command/here.ts';
import { startCommunity, type TestCommunity } from './community.ts';

const OWNER = '500000001';
const GROUP = '-1001234567890';
const KEY = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6e';

describe('Who runs a community, at the command line,', () => {
  let community: TestCommunity;
  beforeAll(async () => {
    community = await startCommunity();
    const file = join(community.home, 'people.csv');
    const people = [`${OWNER},Diana,diana,0`, '900001,Ana,ana_prueba,500', '900002,Bea,bea_prueba,40'];
    await writeFile(file, ['telegram_id,first_name,username,besitos', ...people].join('\n'));
    await yabot('import', file, '--yes');
  });
  afterAll(() => community?.close());

  const yabot = (...words: string[]) =>
    yabotHere({ YABOT_HOME: community.home, LC_ALL: 'en_GB.UTF-8' }, ...words);
  /** What a command says to a program. */
  const told = async (...words: string[]) => {
    const { status, output } = await yabot(...words, '--json');
    const said = output.trim() === '' ? undefined : JSON.parse(output);
    return { status, said };
  };
  const codeOf = async (...words: string[]) => {
    const { status, said } = await told(...words);
    return [status, said.error.code];
  };
  const causeOf = async (who: string) => (await told('wallet', 'history', who)).said.entries[0].cause;

  it('sees what there is and how it moves', async () => {
    const { status, said } = await told('wallet', 'report', '--days', '1');
    expect([status, said]).toMatchObject([
      0,
      { supply: 540, faucets: [{ reason: 'opening', besitos: 540 }] },
    ]);
    expect((await yabot('wallet', 'balance', '@ana_prueba')).output).toMatch(/available +500/);
    const month = await told('wallet', 'statement', '900001');
    expect(month.said).toMatchObject({ opening: 0, closing: 500 });
  });

  it('is shown what undoing a movement comes to, and nothing is done by that, nor unasked', async () => {
    const words = ['wallet', 'reverse', '@bea_prueba', await causeOf('@bea_prueba'), '--reason', 'too much'];
    expect(await told(...words, '--preview')).toMatchObject({
      status: 0,
      said: { order: { reason: 'too much' }, preview: { direction: 'taken', amount: 40, missing: 0 } },
    });
    expect(await codeOf(...words)).toEqual([64, 'confirm.nobody']);
    expect((await told('wallet', 'balance', '@bea_prueba')).said.available).toBe(40);
  });

  it('undoes a campaign with its preview, sees it to its end, and finds nothing to do the next time', async () => {
    const words = ['wallet', 'reverse-campaign', '--cause-prefix', 'import:people', '--reason', 'wrong file'];
    const preview = await told(...words, '--preview');
    expect(preview.said.preview).toMatchObject({ movements: 2, users: 2, taken: 540, short: { users: 0 } });
    const { status, said } = await told(...words, '--yes', '--key', KEY);
    expect([status, said]).toMatchObject([0, { movements: 2, reversed: 2, amount: 540, done: true }]);
    expect((await told('wallet', 'campaign', KEY)).said).toEqual(said);
    expect((await told('wallet', 'report', '--days', '1')).said.supply).toBe(0);
    expect(
      await codeOf('wallet', 'reverse-campaign', '--cause-prefix', 'none', '--reason', 'x', '--yes'),
    ).toEqual([1, 'operation.nothing']);
  });

  it('is told what does not fit before anything is shown of an order', async () => {
    const boost = ['wallet', 'boost', '--factor', '20', '--reasons', 'gift', '--until', '+1h', '--preview'];
    expect(await codeOf(...boost)).toEqual([64, 'operation.misfit']);
    const campaign = ['wallet', 'reverse-campaign', '--reason', 'x', '--preview'];
    expect(await codeOf(...campaign)).toEqual([64, 'operation.misfit']);
  });

  it('names somebody as everywhere to see the receipt of a movement', async () => {
    const receipt = await told('ledger', 'receipt', await causeOf('@ana_prueba'), '--user', '@ana_prueba');
    expect(receipt).toMatchObject({ status: 0, said: { faults: [] } });
    expect(await codeOf('gift', 'verify', '@ana_prueba', '1')).toEqual([1, 'gift.unknown']);
  });

  it('gives a boost to everybody once for an order, however often it is repeated, and ends it', async () => {
    const words = [
      'wallet',
      'boost',
      '--factor',
      '2',
      '--reasons',
      'mission,reaction',
      '--until',
      '2099-01-01',
    ];
    for (let times = 0; times < 2; times++)
      expect(await told(...words, '--yes', '--key', KEY)).toMatchObject({ status: 0 });
    const { boosts } = (await told('wallet', 'boosts')).said;
    expect(boosts).toMatchObject([
      { userId: null, reasons: ['mission', 'reaction'], cause: `operator:${KEY}` },
    ]);
    expect((await told('wallet', 'end-boost', boosts[0].cause, '--yes')).status).toBe(0);
    expect((await told('wallet', 'boosts')).said.boosts).toEqual([]);
  });

  it('gives, extends and cancels a subscription in the name of the owner, or of who is named and may', async () => {
    const words = ['vip', 'give', '@ana_prueba', 'vip-month', '--yes'];
    expect(await codeOf(...words, '--by', '@bea_prueba')).toEqual([1, 'not-allowed']);
    expect((await told(...words)).status).toBe(0);
    expect((await told('vip', 'extend', '@ana_prueba', '5', '--yes')).status).toBe(0);
    expect((await told('vip', 'cancel', '@ana_prueba', '--yes')).status).toBe(0);
    expect((await told('vip', 'of', '@ana_prueba')).said).toMatchObject({
      planId: 'vip-month',
      state: 'cancelled',
    });
    expect(await codeOf('vip', 'refund', '@ana_prueba', 'nothing-paid', '--yes')).toEqual([
      1,
      'payment-unknown',
    ]);
    expect((await told('vip', 'plans')).said.map(({ planId }: { planId: string }) => planId)).toContain(
      'vip-year',
    );
  });

  it('opens and closes a resource for somebody, until an end', async () => {
    expect((await told('access', 'grant', '@bea_prueba', 'attic', '--until', '+3d', '--yes')).status).toBe(0);
    expect((await told('access', 'check', '@bea_prueba', 'attic')).said.allowed).toBe(true);
    expect((await told('access', 'revoke', '@bea_prueba', 'attic', '--yes')).status).toBe(0);
    expect((await told('access', 'check', '@bea_prueba', 'attic')).said.missing).toEqual([
      { condition: 'revoked', until: null },
    ]);
    expect((await told('access', 'reconcile', '--yes')).said).toMatchObject({ unchecked: 0 });
  });

  it('bans with an end and lifts it, gives a role and takes it', async () => {
    await told('person', 'ban', '@bea_prueba', '--until', '+1d', '--reason', 'spam', '--yes');
    expect((await told('person', 'show', '@bea_prueba')).said.ban).toMatchObject({ reason: 'spam' });
    expect((await told('person', 'unban', '@bea_prueba', '--yes')).status).toBe(0);
    await told('person', 'grant-role', '@bea_prueba', 'moderator', '--yes');
    expect((await told('person', 'show', '@bea_prueba')).said).toMatchObject({
      ban: null,
      roles: ['follower', 'moderator'],
    });
    expect((await told('person', 'revoke-role', '@bea_prueba', 'moderator', '--yes')).status).toBe(0);
  });

  it('stops expiry runs, finds the stopped one in the list by its id, and lets it go', async () => {
    const { runId } = (await told('expiry', 'stop', 'doors', '--yes')).said;
    expect((await told('expiry', 'runs', 'doors')).said.runs).toMatchObject([{ runId, state: 'stopped' }]);
    expect((await told('expiry', 'preview', 'doors')).said).toMatchObject({ stopped: { runId }, users: [] });
    expect((await told('expiry', 'release', 'doors', runId, '--yes')).status).toBe(0);
    expect((await told('expiry', 'runs', 'doors')).said.runs).toEqual([]);
    expect(await codeOf('expiry', 'undo', 'doors', runId, '--yes')).toEqual([1, 'run-unknown']);
  });

  it('counts to whom an achievement would be given, and gives it', async () => {
    const { preview } = (await told('achievement', 'grant', 'first-kiss', '--preview')).said;
    expect(preview).toMatchObject({ preview: true, done: true });
    expect((await told('achievement', 'grant', 'first-kiss', '--yes')).said).toMatchObject({
      preview: false,
      done: true,
    });
    expect(await codeOf('achievement', 'grant', 'no-such', '--yes')).toEqual([1, 'achievement-unknown']);
  });

  it('starts a round of questions in a group and stops it', async () => {
    const [bank] = (await told('trivia', 'banks')).said;
    expect((await told('trivia', 'start', GROUP, bank.bankId, '--yes')).status).toBe(0);
    expect(await codeOf('trivia', 'start', GROUP, bank.bankId, '--yes')).toEqual([1, 'trivia-running']);
    expect((await told('trivia', 'stop', GROUP, '--yes')).status).toBe(0);
    await until('the round is over', async () => (await told('trivia', 'show', GROUP)).said.ending !== null);
  });

  it('sees why somebody has not got a mission, the seasons, the days of gifts, and what waits', async () => {
    const { conditions } = (await told('mission', 'why', '@ana_prueba', 'ten-reactions')).said;
    expect(conditions).toContainEqual(expect.objectContaining({ kind: 'count', met: false, wanted: 10 }));
    expect((await told('season', 'list')).said.length).toBeGreaterThan(0);
    expect((await told('season', 'board')).status).toBe(0);
    expect((await told('gift', 'days')).said.days.length).toBeGreaterThan(0);
    for (const words of [
      ['referral', 'held'],
      ['wallet', 'holds'],
    ])
      expect((await told(...words)).said).toMatchObject({ total: 0 });
  });

  it('is told what is wrong under a code that stays', async () => {
    expect(await codeOf('wallet', 'balance', '@nadie')).toEqual([1, 'person.unknown']);
    expect(await codeOf('wallet', 'release', '@ana_prueba', 'no-hold', '--yes')).toEqual([1, 'hold-unknown']);
    expect(await codeOf('wallet', 'history', '@ana_prueba', '--limit', '1000')).toEqual([
      64,
      'operation.misfit',
    ]);
    expect(await codeOf('person', 'ban', '@ana_prueba', '--until', 'mañana', '--reason', 'x')).toEqual([
      64,
      'usage.invalid',
    ]);
    expect(await codeOf('expiry', 'runs', 'windows')).toEqual([64, 'usage.invalid']);
  });
});
