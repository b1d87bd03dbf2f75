import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AcceptReferral,
  BesitosAwarded,
  Credit,
  ErasePerson,
  HeldReferrals,
  InvitedBy,
  ReferralAccepted,
  ReferralOf,
  ReferralRefused,
  ReferralRewarded,
  ReferralSuspected,
  SettleReferral,
  WeighDueReferrals,
} from '@yabot/contracts';
import { accepted, type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWorld, codeOf, eventsOf, registered, SQL_DATABASES, somebody, type World } from './fixtures.ts';
import { aHouse } from './vip.ts';

const OWNER = 4_242;
const REFERRALS = `
active: { besitos: 10, withinDays: 14 }
reward: { inviter: 50, invitee: 20 }
dailyCap: 2
suspicious:
  joinedTogether: { count: 4, minutes: 10 }
  chain: { length: 3, hours: 24 }
`;

describe.each(SQL_DATABASES)('Invitations, with profiles in %s', (database) => {
  let world: World;
  let service: TestService;
  let content: string;
  let now = new Date();
  beforeAll(async () => {
    content = await mkdtemp(join(tmpdir(), 'yabot-content-'));
    await cp('content', content, { recursive: true });
    await writeFile(join(content, 'referrals.yaml'), REFERRALS);
    world = await aWorld(database);
    const settings = { CONTENT_DIR: content, OWNER_TELEGRAM_IDS: String(OWNER) };
    service = await world.start(settings, { clock: () => now });
  });
  afterAll(async () => {
    await world.stop();
    await rm(content, { recursive: true, force: true });
  });

  const referralOf = async (userId: string) => {
    const answer = await world.bus.client.ask(ReferralOf, { userId });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.result;
  };
  const accept = async (userId: string, code: string, key: string = randomUUID()) =>
    world.bus.client.ask(AcceptReferral, { userId, code }, { key });
  const settled = () => service.settled();
  /** Somebody who came by an invitation. */
  const invited = async (inviter: { userId: string }) => {
    const { code } = await referralOf(inviter.userId);
    const person = await registered(world);
    expect(codeOf(await accept(person.userId, code))).toBe('accepted');
    return person;
  };
  const earn = async (userId: string, amount = 10) => {
    const cause = `reaction:${randomUUID()}`;
    await world.bus.publish(
      BesitosAwarded,
      BesitosAwarded.example({ userId, amount, reason: 'reaction', cause }),
    );
    await settled();
  };
  const creditsFor = (userId: string) =>
    world.bus.observer
      .of(Credit)
      .map(({ data }) => data)
      .filter(({ cause }) => cause.startsWith(`referral:${userId}:`));
  const of = <Data extends { userId: string }>(
    event: { type: string; sample: Data },
    { userId }: { userId: string },
  ) => world.bus.observer.of(event).flatMap(({ data }) => (data.userId === userId ? [data] : []));

  it('are accepted by who is new, once, and told', async () => {
    const [ana, eva] = [await registered(world), await registered(world)];
    const bea = await invited(ana);
    await settled();
    expect(of(ReferralAccepted, bea)).toEqual([{ userId: bea.userId, inviterId: ana.userId }]);
    expect(codeOf(await accept(bea.userId, (await referralOf(eva.userId)).code))).toBe('referral-taken');
    expect(await referralOf(ana.userId)).toMatchObject({ invited: 1, active: 0, earned: 0 });
  });

  it('are accepted before the registration has come through', async () => {
    const ana = await registered(world);
    const { userId } = somebody();
    expect(codeOf(await accept(userId, (await referralOf(ana.userId)).code))).toBe('accepted');
  });

  it('are refused from oneself, from nobody, and from who was invited by oneself, which is told', async () => {
    const ana = await registered(world);
    const { code } = await referralOf(ana.userId);
    expect(codeOf(await accept(ana.userId, code))).toBe('referral-of-oneself');
    expect(codeOf(await accept(ana.userId, 'no-such-code'))).toBe('referral-code-unknown');
    const bea = await invited(ana);
    await settled();
    expect(codeOf(await accept(ana.userId, (await referralOf(bea.userId)).code))).toBe('referral-too-late');
    await settled();
    const told = of(ReferralRefused, ana).map((data) => data.code);
    expect(told).toEqual(['referral-of-oneself', 'referral-code-unknown', 'referral-too-late']);
  });

  it('pay both once, when who was invited becomes active', async () => {
    const ana = await registered(world);
    const bea = await invited(ana);
    await earn(bea.userId, 9);
    expect(creditsFor(bea.userId)).toEqual([]);
    await earn(bea.userId, 1);
    await earn(bea.userId, 50);
    const reason = 'referral';
    const cause = `referral:${bea.userId}`;
    expect(creditsFor(bea.userId)).toEqual([
      { userId: ana.userId, amount: 50, reason, cause: `${cause}:inviter` },
      { userId: bea.userId, amount: 20, reason, cause: `${cause}:invitee` },
    ]);
    expect(of(ReferralRewarded, bea)).toEqual([
      { userId: bea.userId, inviterId: ana.userId, inviterBesitos: 50, inviteeBesitos: 20 },
    ]);
    expect(await referralOf(ana.userId)).toMatchObject({ invited: 1, active: 1, earned: 50 });
  });

  it('are listed to who invited, page by page, the latest first, with what became of each', async () => {
    const ana = await registered(world);
    const first = await invited(ana);
    now = new Date(now.getTime() + 3_600_000);
    const second = await invited(ana);
    await earn(first.userId);
    const page = (from: number) => world.bus.client.ask(InvitedBy, { userId: ana.userId, from, limit: 1 });
    expect(await page(1)).toMatchObject({
      result: { total: 2, invited: [{ userId: second.userId, state: 'joined', earned: 0 }] },
    });
    expect(await page(2)).toMatchObject({
      result: { total: 2, invited: [{ userId: first.userId, state: 'paid', earned: 50 }] },
    });
  });

  it('are paid for up to the cap of a day, and those beyond it on the next', async () => {
    const ana = await registered(world);
    const before = now;
    const people = [];
    for (let each = 0; each < 3; each++) {
      now = new Date(now.getTime() + 11 * 60_000);
      people.push(await invited(ana));
    }
    for (const { userId } of people) await earn(userId);
    expect(people.map(({ userId }) => creditsFor(userId).length)).toEqual([2, 2, 0]);
    now = new Date(now.getTime() + 86_400_000);
    await world.bus.observer.caughtUp();
    const at = now.toISOString();
    await accepted(service.submit(WeighDueReferrals.of({ at }, { key: at })));
    await settled();
    expect(creditsFor(people[2]!.userId)).toHaveLength(2);
    now = before;
  });

  it('of many who came within minutes are held for an administrator, who pays or declines', async () => {
    const owner = await registered(world, { telegramId: OWNER });
    const ana = await registered(world);
    const people = [];
    for (let each = 0; each < 4; each++) people.push(await invited(ana));
    await settled();
    const [bea, carla] = people;
    await earn(bea!.userId);
    await earn(carla!.userId);
    expect(of(ReferralSuspected, bea!)).toEqual([
      { userId: bea!.userId, inviterId: ana.userId, why: ['joined-together'] },
    ]);
    expect(creditsFor(bea!.userId)).toEqual([]);
    const held = await world.bus.client.ask(HeldReferrals, { limit: 10 });
    expect(held).toMatchObject({ result: { total: 2 } });
    const settle = (userId: string, pay: boolean, by: string) =>
      world.bus.client.ask(SettleReferral, { inviterId: ana.userId, userId, pay, by }, { key: randomUUID() });
    expect(codeOf(await settle(bea!.userId, true, ana.userId))).toBe('not-allowed');
    expect(codeOf(await settle(bea!.userId, true, owner.userId))).toBe('accepted');
    expect(codeOf(await settle(bea!.userId, true, owner.userId))).toBe('referral-not-held');
    expect(codeOf(await settle(carla!.userId, false, owner.userId))).toBe('accepted');
    await settled();
    expect(creditsFor(bea!.userId)).toHaveLength(2);
    expect(creditsFor(carla!.userId)).toEqual([]);
  });

  it('in a long chain are held', async () => {
    const ana = await registered(world);
    const bea = await invited(ana);
    const carla = await invited(bea);
    const dora = await invited(carla);
    await settled();
    await earn(dora.userId);
    expect(of(ReferralSuspected, dora)).toMatchObject([{ why: ['chain'] }]);
    expect(creditsFor(dora.userId)).toEqual([]);
  });

  it('of somebody who was erased pay nothing any more', async () => {
    const ana = await registered(world);
    const bea = await invited(ana);
    const order = { userId: bea.userId, by: bea.userId, confirmed: true };
    await accepted(world.bus.client.ask(ErasePerson, order, { key: randomUUID() }));
    await settled();
    await earn(bea.userId);
    expect(creditsFor(bea.userId)).toEqual([]);
    await until('the code is gone', async () => {
      const answer = await world.bus.client.ask(ReferralOf, { userId: bea.userId });
      return codeOf(answer) === 'user-unknown';
    });
  });
});

describe('Where the content gives nothing for invitations', () => {
  it('they are refused, and who came by one is told', async () => {
    const house = await aHouse();
    const { userId } = await registered(house);
    const order = { userId, code: ReferralOf.sampleResult.code };
    const answer = await house.bus.client.ask(AcceptReferral, order, { key: randomUUID() });
    expect(codeOf(answer)).toBe('referrals-closed');
    expect(await eventsOf(house.bus, ReferralRefused, userId, 1)).toEqual([
      { userId, code: 'referrals-closed' },
    ]);
    await house.stop();
  });
});
