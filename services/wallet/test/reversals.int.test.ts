import { randomUUID } from 'node:crypto';
import {
  CampaignPreview,
  CampaignProgress,
  type CampaignSelection,
  Credit,
  GrantBoost,
  MovementReversed,
  ReversalPreview,
  ReverseCampaign,
  Totals,
} from '@yabot/contracts';
import { accepted, until } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DIALECTS, type Ledger, type LedgerServers, startLedgerServers } from './fixtures/ledger.ts';
import {
  balanceOf,
  capture,
  credit,
  debit,
  freeze,
  hold,
  LATER,
  newCause,
  prove,
  reverse,
  somebody,
  transfer,
} from './fixtures/moves.ts';

describe.each(DIALECTS)('Undoing on %s', (dialect) => {
  let servers: LedgerServers;
  let ledger: Ledger;
  let ana: string;
  beforeAll(async () => {
    servers = await startLedgerServers(dialect);
  });
  beforeEach(async () => {
    ledger = await servers.open();
    ana = somebody();
  });
  afterEach(() => ledger.close());
  afterAll(() => servers.stop());

  describe('one movement', () => {
    it('is shown before: how much, what would be missing, and whether it was done already', async () => {
      const cause = newCause();
      await credit(ledger, ana, 50, cause);
      await debit(ledger, ana, 20);
      const preview = (userId = ana, of = cause) =>
        ledger.bus.client.ask(ReversalPreview, { userId, cause: of });
      const shown = { direction: 'taken', amount: 50, reason: 'mission', balance: 30, missing: 20 };
      expect(await preview()).toMatchObject({ ok: true, result: { ...shown, reversed: false } });
      expect(await balanceOf(ledger, ana)).toBe(30);
      await credit(ledger, ana, 20);
      await reverse(ledger, ana, cause);
      expect(await preview()).toMatchObject({ result: { balance: 0, missing: 0, reversed: true } });
      expect(await preview(somebody())).toMatchObject({ refusal: { code: 'movement-unknown' } });
      const bid = newCause();
      await credit(ledger, ana, 5);
      await hold(ledger, ana, 5, bid);
      expect(await preview(ana, bid)).toMatchObject({ refusal: { code: 'not-reversible' } });
    });

    it('takes what was credited by a new movement, once, and tells so', async () => {
      const cause = newCause();
      await credit(ledger, ana, 50, cause);
      const first = await reverse(ledger, ana, cause);
      expect(first).toMatchObject({ ok: true, result: { amount: 50, missing: 0, balance: 0 } });
      await credit(ledger, ana, 7);
      expect(await reverse(ledger, ana, cause)).toEqual(first);
      expect(await balanceOf(ledger, ana)).toBe(7);
      await ledger.bus.observer.wait(MovementReversed, 1);
      const told = ledger.bus.observer.of(MovementReversed).filter(({ data }) => data.userId === ana);
      expect(told.map(({ data }) => data)).toEqual([
        { userId: ana, cause, reason: 'mission', direction: 'taken', amount: 50, missing: 0, balance: 0 },
      ]);
      expect(await ledger.bus.client.ask(Totals, {})).toMatchObject({ result: { minted: 57, burned: 50 } });
      expect((await prove(ledger)).faults).toEqual([]);
    });

    it('gives back what was spent, and what was taken from a hold', async () => {
      const [bought, bid] = [newCause(), newCause()];
      await credit(ledger, ana, 50);
      await debit(ledger, ana, 30, bought);
      await hold(ledger, ana, 20, bid);
      await capture(ledger, ana, bid);
      expect(await reverse(ledger, ana, bought)).toMatchObject({ result: { amount: 30, balance: 30 } });
      const [taken] = await ledger.sql('movements').where({ kind: 'capture', user_id: ana });
      expect(await reverse(ledger, ana, taken.cause)).toMatchObject({ result: { amount: 20, balance: 50 } });
      expect((await prove(ledger)).faults).toEqual([]);
    });

    it('takes no more than there is: it is refused, or takes that and tells what is missing', async () => {
      const cause = newCause();
      await credit(ledger, ana, 50, cause);
      await debit(ledger, ana, 20);
      const details = { balance: 30, needed: 50 };
      const refusal = { code: 'insufficient-besitos', details };
      expect(await reverse(ledger, ana, cause)).toEqual({ ok: false, refusal });
      expect(await reverse(ledger, ana, cause, true)).toMatchObject({
        result: { amount: 30, missing: 20, balance: 0 },
      });
      expect((await prove(ledger)).faults).toEqual([]);
    });

    it('is refused where nothing was moved, or where besitos only changed places', async () => {
      const [bid, sent] = [newCause(), newCause()];
      await credit(ledger, ana, 50);
      await hold(ledger, ana, 20, bid);
      expect(await reverse(ledger, ana, newCause())).toMatchObject({ refusal: { code: 'movement-unknown' } });
      expect(await reverse(ledger, somebody(), bid)).toMatchObject({ refusal: { code: 'movement-unknown' } });
      expect(await reverse(ledger, ana, bid)).toMatchObject({ refusal: { code: 'not-reversible' } });
      await transfer(ledger, ana, somebody(), 1, sent);
      expect(await balanceOf(ledger, ana)).toBe(30);
    });

    it('keeps who did it and why, and nobody changes that', async () => {
      const cause = newCause();
      await credit(ledger, ana, 50, cause);
      await reverse(ledger, ana, cause);
      expect(await ledger.sql('reversals').where({ cause })).toMatchObject([
        { by: 'diana@server', reason: 'looked at' },
      ]);
      await expect(ledger.sql('reversals').update('by', 'x')).rejects.toThrow(/append only|permission/);
      await expect(ledger.sql('reversals').delete()).rejects.toThrow(/append only|permission/);
    });
  });

  describe('a whole campaign', () => {
    const name = () => `bad:${randomUUID()}:`;
    const preview = async (selection: CampaignSelection) => {
      const answer = await ledger.bus.client.ask(CampaignPreview, { selection });
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.result;
    };
    const progress = async (campaignId: string) => {
      const answer = await ledger.bus.client.ask(CampaignProgress, { campaignId });
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.result;
    };
    const start = async (selection: CampaignSelection, partial = false) => {
      const { movements, through } = await preview(selection);
      const campaignId = randomUUID();
      const order = { campaignId, selection, movements, through: through!, partial };
      const by = { by: 'diana@server', reason: 'paid too often' };
      const started = await ledger.bus.client.ask(
        ReverseCampaign,
        { ...order, ...by },
        { key: randomUUID() },
      );
      expect(started).toEqual({ ok: true, result: { movements } });
      return campaignId;
    };
    const undo = async (selection: CampaignSelection, partial = false) => {
      const campaignId = await start(selection, partial);
      await until('the campaign is done', async () => (await progress(campaignId)).done);
      return progress(campaignId);
    };

    it('tells before how many movements of how many users it is, and who would be short by how much', async () => {
      const [prefix, eva] = [name(), somebody()];
      await credit(ledger, ana, 50, `${prefix}1`);
      await credit(ledger, ana, 50, `${prefix}2`);
      await credit(ledger, eva, 50, `${prefix}3`);
      await credit(ledger, eva, 9);
      await debit(ledger, ana, 70);
      expect(await preview({ causePrefix: prefix })).toMatchObject({
        movements: 3,
        users: 2,
        taken: 150,
        givenBack: 0,
        short: { users: 1, besitos: 70 },
        shortest: [{ userId: ana, balance: 30, needed: 100 }],
      });
      expect(await balanceOf(ledger, ana)).toBe(30);
    });

    it('undoes each of its movements once, page by page, and leaves others alone', async () => {
      const prefix = name();
      const users = Array.from({ length: 30 }, somebody);
      await Promise.all(
        Array.from({ length: 240 }, (_, index) => {
          const order = { userId: users[index % 30]!, amount: 5, reason: 'gift', cause: `${prefix}${index}` };
          return ledger.service.submit(Credit.of(order, { key: order.cause }));
        }),
      );
      await credit(ledger, users[0]!, 3);
      const done = await undo({ causePrefix: prefix });
      expect(done).toMatchObject({
        movements: 240,
        reversed: 240,
        amount: 1_200,
        missing: 0,
        notReversed: 0,
      });
      expect(await Promise.all(users.map((user) => balanceOf(ledger, user)))).toEqual([
        3,
        ...Array(29).fill(0),
      ]);
      expect(await preview({ causePrefix: prefix })).toMatchObject({ movements: 0, through: null });
      expect((await prove(ledger)).faults).toEqual([]);
    });

    it('takes what is there, where that is wanted, and tells what is missing', async () => {
      const prefix = name();
      await credit(ledger, ana, 50, `${prefix}1`);
      await debit(ledger, ana, 20);
      expect(await undo({ causePrefix: prefix }, true)).toMatchObject({
        reversed: 1,
        amount: 30,
        missing: 20,
      });
      expect(await balanceOf(ledger, ana)).toBe(0);
    });

    it('that nobody began is told so', async () => {
      const answer = await ledger.bus.client.ask(CampaignProgress, { campaignId: randomUUID() });
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'campaign-unknown' } });
    });

    it('tells which movements it could not undo, and why', async () => {
      const [prefix, eva] = [name(), somebody()];
      await credit(ledger, ana, 50, `${prefix}1`);
      await debit(ledger, ana, 20);
      await credit(ledger, eva, 50, `${prefix}2`);
      await freeze(ledger, eva);
      const { refusals, ...rest } = await undo({ causePrefix: prefix });
      expect(rest).toMatchObject({ movements: 2, reversed: 0, notReversed: 2, done: true });
      expect(refusals).toEqual(
        expect.arrayContaining([
          { userId: ana, cause: `${prefix}1`, code: 'insufficient-besitos' },
          { userId: eva, cause: `${prefix}2`, code: 'account-frozen' },
        ]),
      );
    });

    it('finds them by reason and time, and with them what a boost added', async () => {
      const from = new Date(Date.now() - 1_000).toISOString();
      const boost = { userId: ana, factor: 2, reasons: ['trivia'], until: LATER, cause: newCause() };
      await accepted(ledger.bus.client.ask(GrantBoost, boost, { key: randomUUID() }));
      const order = { userId: ana, amount: 10, reason: 'trivia', cause: newCause() };
      await accepted(ledger.bus.client.ask(Credit, order, { key: randomUUID() }));
      await credit(ledger, ana, 5);
      expect(await undo({ reason: 'trivia', from })).toMatchObject({ reversed: 2, amount: 20 });
      expect(await balanceOf(ledger, ana)).toBe(5);
      expect(await preview({ reason: 'trivia', from: LATER })).toMatchObject({ movements: 0 });
    });

    it('leaves alone what came after the preview', async () => {
      const prefix = name();
      await credit(ledger, ana, 50, `${prefix}1`);
      const { movements, through } = await preview({ causePrefix: prefix });
      await credit(ledger, ana, 50, `${prefix}2`);
      const campaignId = randomUUID();
      const selection = { causePrefix: prefix };
      const order = {
        campaignId,
        selection,
        movements,
        through: through!,
        by: 'diana',
        reason: 'x',
        partial: false,
      };
      await accepted(ledger.bus.client.ask(ReverseCampaign, order, { key: randomUUID() }));
      await until('the campaign is done', async () => (await progress(campaignId)).done);
      expect(await balanceOf(ledger, ana)).toBe(50);
      expect(await ledger.bus.client.ask(ReverseCampaign, order, { key: randomUUID() })).toMatchObject({
        refusal: { code: 'campaign-taken' },
      });
    });
  });
});
