import { randomUUID } from 'node:crypto';
import {
  AchievementUnlocked,
  BeginPurchase,
  BuySubscription,
  ErasePerson,
  ExportUserPerson,
  fromParts,
  GrantAccess,
  GrantVipDays,
  LevelReached,
  PaymentsOf,
  PersonErased,
  type PersonParts,
  RecordPayment,
  RequestEntry,
} from '@yabot/contracts';
import { accepted } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, eventsOf, registered, SQL_DATABASES } from './fixtures.ts';
import { aHouse, BALCONY, CLUB, type House, memberIs } from './vip.ts';

describe.each(SQL_DATABASES)('Who is erased, with all that is kept of them in %s,', (database) => {
  let house: House;
  let userId: string;
  beforeAll(async () => {
    house = await aHouse(database);
    userId = await livelyPerson();
  });
  afterAll(() => house.stop());

  const key = () => ({ key: randomUUID() });
  /** Somebody of whom there is something in every table. */
  const livelyPerson = async () => {
    const { userId: id } = await registered(house);
    const { client } = house.bus;
    const order = { userId: id, planId: 'month' };
    const invoice = await client.ask(BeginPurchase, order, key());
    if (!invoice.ok) throw new Error(invoice.refusal.code);
    const { invoicePayload, stars } = invoice.result;
    await accepted(
      client.ask(RecordPayment, { userId: id, chargeId: `charge:${id}`, invoicePayload, stars }, key()),
    );
    await accepted(client.ask(BeginPurchase, order, key()));
    await accepted(client.ask(BuySubscription, order, key()));
    await accepted(
      client.ask(GrantAccess, { userId: id, resource: 'club', until: null, by: house.owner }, key()),
    );
    await accepted(client.ask(RequestEntry, { userId: id, resource: 'balcony' }, key()));
    await memberIs(house, id);
    await memberIs(house, id, 'administrator', { chatId: CLUB });
    await house.service.settled();
    return id;
  };
  const exported = async (of: string) => {
    const parts: PersonParts[number][] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const answer = await house.bus.client.ask(
        ExportUserPerson,
        cursor ? { userId: of, cursor } : { userId: of },
      );
      if (!answer.ok) throw new Error(answer.refusal.code);
      parts.push(...answer.result.parts);
      cursor = answer.result.next;
    }
    return fromParts(parts);
  };
  const kept = async () => {
    const rows = Object.entries(await exported(userId)).filter(([, found]) => found.length > 0);
    return Object.fromEntries(rows.map(([name, found]) => [name, found.length]));
  };

  it('was told all of it before', async () => {
    expect(await kept()).toEqual({
      profile: 1,
      subscription: 1,
      state: 1,
      standing: 1,
      memberships: 2,
      links: 1,
      periods: 1,
      offers: 1,
      payments: 1,
      purchases: 2,
    });
    const cursor = 'nonsense';
    expect(codeOf(await house.bus.client.ask(ExportUserPerson, { userId, cursor }))).toBe('invalid-cursor');
  });

  it('is seen out of the chats behind doors, but of those they run', async () => {
    const order = { userId, by: userId, confirmed: true };
    expect(codeOf(await house.bus.client.ask(ErasePerson, order, key()))).toBe('accepted');
    expect(await eventsOf(house.bus, PersonErased, userId, 1)).toEqual([{ userId, chatIds: [BALCONY] }]);
  });

  it('leaves only what was paid, under an id that is nobody’s', async () => {
    await house.service.settled();
    expect(await kept()).toEqual({ payments: 1, purchases: 2 });
    const paid = await house.bus.client.ask(PaymentsOf, { userId, limit: 10 });
    expect(paid).toMatchObject({ ok: true, result: { payments: [{ state: 'taken', planId: 'month' }] } });
  });

  it('gets nothing of what was on its way, and nothing is kept of it', async () => {
    await house.bus.publish(LevelReached, LevelReached.example({ userId, level: 4 }));
    await house.bus.publish(AchievementUnlocked, AchievementUnlocked.example({ userId }));
    const days = { userId, days: 3, cause: `mission:late:${userId}` };
    expect(codeOf(await house.bus.client.ask(GrantVipDays, days, key()))).toBe('person-erased');
    await house.service.settled();
    expect(await kept()).toEqual({ payments: 1, purchases: 2 });
  });
});
