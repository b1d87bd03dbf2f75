import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BeginPurchase,
  BesitosSpent,
  BuySubscription,
  CheckPurchase,
  Credit,
  DebitRejected,
  GiveSubscription,
  PaymentRecorded,
  PaymentRefunded,
  PurchaseRefused,
  RecordPayment,
  RefundPayment,
  RefundStars,
  StarsRefunded,
  SubscriptionExpired,
  SubscriptionRenewed,
  SubscriptionStarted,
  TelegramRefused,
} from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, contextOf, eventsOf, registered, SQL_DATABASES } from './fixtures.ts';
import { aHouse, debitsOf, type House, inDays, NOW, sentTo } from './vip.ts';

describe.each(SQL_DATABASES)('Plans that are paid for, in %s', (database) => {
  let house: House;
  beforeAll(async () => {
    house = await aHouse(database);
  });
  afterAll(() => house.stop());
  afterEach(() => {
    house.now = NOW;
  });

  const somebody = async () => (await registered(house)).userId;
  const vipOf = async (userId: string) => (await contextOf(house, userId)).vip;
  const give = (userId: string, planId: string) =>
    house.bus.client.ask(GiveSubscription, { userId, planId, by: house.owner }, { key: randomUUID() });

  describe('with besitos', () => {
    const buy = (userId: string, planId = 'month', giftTo?: string) =>
      house.bus.client.ask(
        BuySubscription,
        { userId, planId, ...(giftTo ? { giftTo } : {}) },
        { key: randomUUID() },
      );
    /** The wallet has done what it was asked to. */
    const paid = async (userId: string) => {
      const [debit] = await debitsOf(house, userId, 1);
      await house.bus.publish(BesitosSpent, { ...debit!, balance: 0 });
      await house.service.settled();
      return debit!;
    };

    it('begin as soon as the besitos are taken, once however often that is told', async () => {
      const userId = await somebody();
      const answer = await buy(userId);
      if (!answer.ok) throw new Error(answer.refusal.code);
      const cause = `subscription:${answer.result.purchaseId}`;
      expect(await debitsOf(house, userId, 1)).toEqual([
        { userId, amount: 3000, reason: 'subscription', cause },
      ]);
      expect(await vipOf(userId)).toBeUndefined();
      await paid(userId);
      await paid(userId);
      expect(await eventsOf(house.bus, SubscriptionStarted, userId, 1)).toEqual([
        { userId, planId: 'month', until: inDays(30), source: 'besitos' },
      ]);
      expect(await eventsOf(house.bus, SubscriptionRenewed, userId, 0)).toEqual([]);
    });

    it('do not begin when the wallet refuses, and whoever wanted it is told why', async () => {
      const userId = await somebody();
      await buy(userId);
      const [debit] = await debitsOf(house, userId, 1);
      const { amount, cause } = debit!;
      await house.bus.publish(DebitRejected, {
        userId,
        amount,
        balance: 7,
        code: 'insufficient-besitos',
        cause,
      });
      expect(await eventsOf(house.bus, PurchaseRefused, userId, 1)).toMatchObject([
        { planId: 'month', code: 'insufficient-besitos' },
      ]);
      await paid(userId);
      expect(await vipOf(userId)).toBeUndefined();
    });

    it('are a gift to another, who is told from whom', async () => {
      const [giver, receiver] = [await somebody(), await somebody()];
      await buy(giver, 'month', receiver);
      await paid(giver);
      expect(await eventsOf(house.bus, SubscriptionStarted, receiver, 1)).toMatchObject([
        { userId: receiver, source: 'besitos', giftFrom: giver },
      ]);
      expect(await vipOf(giver)).toBeUndefined();
    });

    it('give the besitos back when something stands in the way by then', async () => {
      const userId = await somebody();
      await buy(userId, 'attic-only');
      await give(userId, 'month');
      const { cause } = await paid(userId);
      expect(await eventsOf(house.bus, PurchaseRefused, userId, 1)).toMatchObject([
        { planId: 'attic-only', code: 'other-plan-running' },
      ]);
      expect(await sentTo(house, Credit, userId, 1)).toEqual([
        {
          userId,
          amount: 100,
          reason: 'subscription-refund',
          cause: cause.replace('subscription:', 'subscription-refund:'),
        },
      ]);
      await paid(userId);
      expect(await sentTo(house, Credit, userId, 1)).toHaveLength(1);
    });

    it('are refused when not sold so, to nobody unknown, and while another plan runs', async () => {
      const userId = await somebody();
      expect(codeOf(await buy(userId, 'year'))).toBe('plan-unknown');
      expect(codeOf(await buy(userId, 'month', randomUUID()))).toBe('user-unknown');
      await give(userId, 'month');
      expect(codeOf(await buy(userId, 'attic-only'))).toBe('other-plan-running');
      expect(await debitsOf(house, userId, 0)).toEqual([]);
    });
  });

  describe('with Telegram Stars', () => {
    const begin = async (userId: string, planId = 'month') => {
      const answer = await house.bus.client.ask(BeginPurchase, { userId, planId }, { key: randomUUID() });
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.result;
    };
    const check = (userId: string, invoicePayload: string, stars = 250) =>
      house.bus.client.ask(CheckPurchase, { userId, invoicePayload, stars });
    const pay = async (userId: string, invoicePayload: string, chargeId: string, stars = 250) => {
      await house.bus.send(RecordPayment, { userId, chargeId, invoicePayload, stars }, randomUUID());
      await house.service.settled();
    };
    const refund = (userId: string, chargeId: string, by = house.owner) =>
      house.bus.client.ask(RefundPayment, { userId, chargeId, by }, { key: randomUUID() });
    const bought = async () => {
      const userId = await somebody();
      const chargeId = `stx-${userId}`;
      const { invoicePayload } = await begin(userId);
      await pay(userId, invoicePayload, chargeId);
      return { userId, chargeId, invoicePayload };
    };

    it('begin with the payment, once per charge', async () => {
      const userId = await somebody();
      const offer = await begin(userId);
      expect(offer).toMatchObject({ title: { es: 'Un mes', en: 'A month' }, stars: 250 });
      const { invoicePayload } = offer;
      expect(await check(userId, invoicePayload)).toMatchObject({ ok: true });
      await pay(userId, invoicePayload, 'stx-1');
      await pay(userId, invoicePayload, 'stx-1');
      expect(await eventsOf(house.bus, PaymentRecorded, userId, 1)).toEqual([
        { userId, purchaseId: invoicePayload, planId: 'month', stars: 250 },
      ]);
      expect(await eventsOf(house.bus, SubscriptionStarted, userId, 1)).toMatchObject([
        { until: inDays(30), source: 'stars' },
      ]);
      expect(await vipOf(userId)).toEqual({ planId: 'month', until: inDays(32) });
    });

    it('are not taken by Telegram for what was not offered to who pays, or not at this price, or is paid', async () => {
      const { userId, invoicePayload } = await bought();
      expect(codeOf(await check(userId, invoicePayload))).toBe('purchase-unknown');
      const another = await begin(userId);
      expect(codeOf(await check(await somebody(), another.invoicePayload))).toBe('purchase-unknown');
      expect(codeOf(await check(userId, another.invoicePayload, 1))).toBe('purchase-unknown');
      expect(codeOf(await check(userId, 'vip-month'))).toBe('purchase-unknown');
      expect(codeOf(await check(userId, another.invoicePayload))).toBe('accepted');
    });

    it('are not taken for an offer whose price is another by now, which is told', async () => {
      const userId = await somebody();
      const { invoicePayload } = await begin(userId);
      const file = join(String(house.environment.YABOT_HOME), 'content', 'plans.yaml');
      const text = await readFile(file, 'utf8');
      const priced = async (stars: number) => {
        await writeFile(`${file}.new`, text.replace('stars: 250', `stars: ${stars}`));
        await rename(`${file}.new`, file);
      };
      await priced(300);
      const refused = async () => {
        const answer = await check(userId, invoicePayload);
        return !answer.ok && answer.refusal;
      };
      expect(await until('the price is another', refused)).toEqual({
        code: 'price-changed',
        details: { stars: 300 },
      });
      await priced(250);
      await until('it is as before', async () => (await refused()) === false);
    });

    it('go back when nothing can be had for them, or the invoice was paid before', async () => {
      const { userId, invoicePayload } = await bought();
      await pay(userId, invoicePayload, `stx-again-${userId}`);
      await pay(userId, 'vip-month', `stx-what-${userId}`);
      expect(await sentTo(house, RefundStars, userId, 2)).toEqual([
        { userId, chargeId: `stx-again-${userId}` },
        { userId, chargeId: `stx-what-${userId}` },
      ]);
      expect(await eventsOf(house.bus, SubscriptionStarted, userId, 1)).toHaveLength(1);
      expect(await eventsOf(house.bus, SubscriptionRenewed, userId, 0)).toEqual([]);
    });

    it('are given back by an administrator, and what they paid for is taken once Telegram has done it', async () => {
      const { userId, chargeId } = await bought();
      expect(codeOf(await refund(userId, chargeId, userId))).toBe('not-allowed');
      expect(codeOf(await refund(await somebody(), chargeId))).toBe('payment-unknown');
      expect(codeOf(await refund(userId, chargeId))).toBe('accepted');
      expect(codeOf(await refund(userId, chargeId))).toBe('payment-unknown');
      expect(await sentTo(house, RefundStars, userId, 1)).toEqual([{ userId, chargeId }]);
      expect(await vipOf(userId)).toBeDefined();
      await house.bus.publish(StarsRefunded, { userId, chargeId });
      expect(await eventsOf(house.bus, SubscriptionExpired, userId, 1)).toEqual([
        { userId, planId: 'month', reason: 'refunded' },
      ]);
      expect(await eventsOf(house.bus, PaymentRefunded, userId, 1)).toEqual([
        { userId, stars: 250, planId: 'month' },
      ]);
      expect(await vipOf(userId)).toBeUndefined();
    });

    it('that are given back take only what they paid for', async () => {
      const { userId, chargeId } = await bought();
      await give(userId, 'year');
      await refund(userId, chargeId);
      await house.bus.publish(StarsRefunded, { userId, chargeId });
      await eventsOf(house.bus, PaymentRefunded, userId, 1);
      await house.service.settled();
      expect(await vipOf(userId)).toMatchObject({ planId: 'year', until: inDays(365) });
    });

    it('that Telegram does not give back can be asked for again', async () => {
      const { userId, chargeId } = await bought();
      await refund(userId, chargeId);
      const refused = { asked: 'refund-stars', userId, chatId: null, code: 'telegram-400' };
      await house.bus.publish(TelegramRefused, refused);
      await house.service.settled();
      expect(await vipOf(userId)).toBeDefined();
      expect(codeOf(await refund(userId, chargeId))).toBe('accepted');
      expect(await sentTo(house, RefundStars, userId, 2)).toHaveLength(2);
    });
  });
});
