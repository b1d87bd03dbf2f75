import { randomUUID } from 'node:crypto';
import { verifyGift } from '@yabot/content';
import { type House, startHouse } from '@yabot/content/testing';
import {
  BanLifted,
  ClaimGift,
  Credit,
  DailyGiftClaimed,
  GiftDays,
  GiftDaysCommitted,
  GiftOf,
  GiftProof,
  GiftSeedRevealed,
  PrepareGiftDays,
  UserBanned,
} from '@yabot/contracts';
import { accepted, type TestBus, type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missions } from '../src/missions.service.ts';

const HOUR = 3_600_000;
const AT_ONCE = 10;
let house: House;
let bus: TestBus;
let service: TestService;
let now = new Date('2026-03-21T12:00:00.000Z');
const clock = () => now;

/** Five answers that come too late, as they may on a busy machine, would open the circuit breaker for all that is asked here. */
const PATIENCE_MS = 30_000;
const claim = (userId: string, key: string = randomUUID()) =>
  bus.client.ask(ClaimGift, { userId }, { key, timeout: PATIENCE_MS });
/** Asks under the same key until there is an answer, also while partitions go from one instance to another. */
const claimed = (userId: string) => {
  const key = randomUUID();
  return until('there is an answer', async () => {
    const answer = await claim(userId, key);
    if (answer.ok) return answer.result;
    if (answer.refusal.code === 'service-unavailable') return undefined;
    throw new Error(answer.refusal.code);
  });
};
const proofOf = async (userId: string, number?: number) => {
  const answer = await bus.client.ask(GiftProof, number === undefined ? { userId } : { userId, number }, {
    timeout: PATIENCE_MS,
  });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.result;
};
/** What the job does every minute. */
const prepare = () =>
  service.submit(PrepareGiftDays.of({ at: now.toISOString() }, { key: now.toISOString() }));
const settled = () => service.settled();

beforeAll(async () => {
  house = await startHouse(missions);
  bus = house.bus;
  service = await house.start({ clock });
  await until('the first seeds are committed', async () => (await claim(randomUUID())).ok);
});
afterAll(() => house.stop());

describe('The daily gift', () => {
  it('is given, paid and told once; asked for again, it is the same gift, and when the next one is', async () => {
    const userId = randomUUID();
    const first = await claimed(userId);
    expect(first).toMatchObject({ alreadyClaimed: false, nextAt: '2026-03-22T12:00:00.000Z' });
    now = new Date(now.getTime() + HOUR);
    expect(await claimed(userId)).toEqual({ ...first, alreadyClaimed: true });
    await settled();
    const { gift } = first;
    expect(house.of(Credit, userId)).toEqual([
      { userId, amount: gift.besitos, reason: 'gift', cause: `gift:1:${userId}` },
    ]);
    expect(house.of(DailyGiftClaimed, userId)).toEqual([{ ...gift, userId, nextAt: first.nextAt }]);
    const shown = await bus.client.ask(GiftOf, { userId }, { timeout: PATIENCE_MS });
    expect(shown).toMatchObject({ ok: true, result: { ready: false, streak: 1, last: gift } });
  });

  it('is not given to who is banned, and is when the ban is lifted', async () => {
    const userId = randomUUID();
    await bus.publish(UserBanned, { userId, until: null, reason: 'spam' });
    await settled();
    expect(await claim(userId)).toMatchObject({
      ok: false,
      refusal: { code: 'gift-banned', details: { until: null } },
    });
    await bus.publish(BanLifted, { userId });
    await settled();
    expect(await claimed(userId)).toMatchObject({ alreadyClaimed: false });
  });
});

describe('The proof of a gift', () => {
  it('is published before, and lets anybody recompute the gift when the day is over', async () => {
    const userId = randomUUID();
    now = new Date('2026-03-28T23:59:59.999Z');
    await prepare();
    const { gift } = await claimed(userId);
    const secret = await proofOf(userId);
    expect(secret).toMatchObject({ day: '2026-03-28', seed: null, number: 1 });
    expect(verifyGift(secret)).toBe('not-yet');
    await settled();
    const before = bus.observer.of(GiftDaysCommitted).flatMap(({ data }) => data.days);
    expect(before).toContainEqual({ day: '2026-03-28', commitment: gift.commitment });

    now = new Date('2026-03-29T00:00:00.000Z');
    await prepare();
    const proof = await proofOf(userId, 1);
    expect(verifyGift(proof)).toBe('right');
    expect(Date.parse(proof.committedAt)).toBeLessThan(Date.parse(proof.day));
    const tampered = proof.seed!.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    expect(verifyGift({ ...proof, seed: tampered })).toBe('wrong-seed');
    await settled();
    const revealed = bus.observer.of(GiftSeedRevealed).map(({ data }) => data);
    expect(revealed).toContainEqual({ day: '2026-03-28', commitment: gift.commitment, seed: proof.seed });
    expect(await bus.client.ask(GiftDays, {}, { timeout: PATIENCE_MS })).toMatchObject({
      ok: true,
      result: {
        days: expect.arrayContaining([expect.objectContaining({ day: '2026-03-28', seed: proof.seed })]),
      },
    });
  });

  it('is made with the seed of the new day at the very moment it begins, also when nothing has prepared it', async () => {
    const userId = randomUUID();
    now = new Date('2026-03-30T00:00:00.000Z');
    const { gift } = await claimed(userId);
    expect(gift.day).toBe('2026-03-30');
    expect((await proofOf(userId)).committedAt < '2026-03-30').toBe(true);
  });

  it('tells nothing of a seed anywhere before its day is over', async () => {
    const days = await bus.client.ask(GiftDays, {}, { timeout: PATIENCE_MS });
    if (!days.ok) throw new Error(days.refusal.code);
    const coming = days.result.days.filter(({ day }) => day >= '2026-03-30');
    expect(coming.length).toBeGreaterThan(1);
    expect(coming.every(({ seed }) => seed === null)).toBe(true);
  });

  it('is refused for a gift that nobody was given', async () => {
    const answer = await bus.client.ask(GiftProof, { userId: randomUUID() }, { timeout: PATIENCE_MS });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'gift-unknown' } });
  });

  it('is not spoilt by an instance whose clock is ten days ahead: what that reveals draws nothing more', async () => {
    const userId = randomUUID();
    const ahead = { at: '2026-04-09T00:00:00.000Z' };
    await accepted(service.submit(PrepareGiftDays.of(ahead, { key: ahead.at })));
    const { gift } = await claimed(userId);
    expect(gift.day).toBe('2026-04-09');
    expect((await proofOf(userId)).seed).toBeNull();
  });

  it('is refused, and given as soon as a seed is committed, after more than a week without the service', async () => {
    now = new Date('2026-10-25T12:00:00.000Z');
    const userId = randomUUID();
    expect(await claim(userId)).toMatchObject({ ok: false, refusal: { code: 'gift-not-ready' } });
    await prepare();
    expect(await claimed(userId)).toMatchObject({ gift: { day: '2026-10-25' } });
  });

  it('is not given twice by an instance whose clock is wrong, whether ahead or behind', async () => {
    now = new Date();
    await prepare();
    const clocks = [10 * 24 * HOUR, -HOUR].map((wrong) => () => new Date(now.getTime() + wrong));
    const others = await Promise.all(clocks.map((wrong) => house.start({ clock: wrong })));
    const users = Array.from({ length: 50 }, () => randomUUID());
    const answers = users.map((userId) => Promise.all(Array.from({ length: 20 }, () => claimed(userId))));
    for (const own of await Promise.all(answers))
      expect(own.filter(({ alreadyClaimed }) => !alreadyClaimed)).toHaveLength(1);
    await Promise.all(others.map((other) => other.stop()));
  });
});

describe('A gift', () => {
  it('is one for each of a thousand users who ask twenty times at once, with two instances, over midnight and a clock change', async () => {
    const other = await house.start({ clock });
    const users = Array.from({ length: 1_000 }, () => randomUUID());
    const answers: Awaited<ReturnType<typeof claimed>>[][] = [];
    // In Madrid midnight is at 23:00, and at 01:00 it is three instead of two; the seed changes at midnight in UTC.
    // In the past: nothing is taken to be later than the clock of who asks says.
    now = new Date('2025-03-29T22:00:00.000Z');
    await prepare();
    const tenTimes = (userId: string) => Array.from({ length: 10 }, () => claimed(userId));
    // Some users at a time: of twenty thousand requests at once a service refuses those it would answer too late.
    for (let at = 0; at < users.length; at += AT_ONCE) {
      const some = users.slice(at, at + AT_ONCE);
      const before = some.map(tenTimes);
      now = new Date(now.getTime() + 4 * HOUR * (AT_ONCE / users.length));
      const own = some.map((userId, index) => Promise.all([...before[index]!, ...tenTimes(userId)]));
      answers.push(...(await Promise.all(own)));
    }
    expect(new Set(answers.map(([first]) => first!.gift.day))).toEqual(new Set(['2025-03-29', '2025-03-30']));
    for (const own of answers) {
      expect(own.filter(({ alreadyClaimed }) => !alreadyClaimed)).toHaveLength(1);
      expect(new Set(own.map(({ gift, nextAt }) => JSON.stringify({ gift, nextAt }))).size).toBe(1);
    }
    await settled();
    await other.settled();
    const causes = bus.observer.of(Credit).map(({ data }) => data.cause);
    for (const userId of users) expect(causes.filter((it) => it === `gift:1:${userId}`)).toHaveLength(1);
    expect(new Set(causes).size).toBe(causes.length);
    await other.stop();
  }, 300_000);
});
