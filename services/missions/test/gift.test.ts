import { commitmentOf } from '@yabot/content';
import type { ClaimedGift } from '@yabot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GiftOdds } from '../src/rules/games.ts';
import { claimGift, type LastGift } from '../src/rules/gift/claim.ts';
import { type GiftDay, giftDayOf, prepareDays, seedInUse, seedOf } from '../src/rules/gift/days.ts';
import { giftOf } from '../src/rules/gift/gift-of.ts';
import { frozen, namesOf, USER } from './fixtures.ts';

const HOUR = 3_600_000;
const DAY: GiftDay = {
  day: '2026-11-21',
  seed: '5'.repeat(64),
  commitment: commitmentOf('5'.repeat(64)),
  committedAt: '2026-11-14T00:00:00.000Z',
  revealedAt: null,
};
const ODDS: GiftOdds = frozen({
  prizes: [
    { prizeId: 'kiss', title: { es: 'Beso', en: 'Kiss' }, besitos: 5, weight: 3 },
    { prizeId: 'hug', title: { es: 'Abrazo', en: 'Hug' }, besitos: 9, weight: 1 },
  ],
  bonuses: [
    { days: 2, besitos: 1 },
    { days: 4, besitos: 7 },
  ],
});
const NOON = new Date('2026-11-21T12:00:00.000Z');
const later = (milliseconds: number, from = NOON) => new Date(from.getTime() + milliseconds);

function given(known: LastGift | undefined, now: Date): LastGift {
  const claimed = claimGift(USER, known, ODDS, DAY, now);
  if (claimed.outcome !== 'given') throw new Error('there was no gift');
  return frozen(claimed.last);
}
/** Gifts one after another, at these times after noon. */
const row = (...times: number[]) =>
  times.reduce<LastGift | undefined>((known, time) => given(known, later(time)), undefined)!.gift;

describe('The daily gift', () => {
  it('is paid once, with a cause of its own, and told', () => {
    const claimed = claimGift(USER, undefined, ODDS, DAY, NOON);
    expect(claimed).toMatchObject({
      outcome: 'given',
      last: { userId: USER, gift: { number: 1, streak: 1, bonus: 0, claimedAt: NOON.toISOString() } },
      record: { id: `${USER}:1`, prizes: ODDS.prizes, committedAt: DAY.committedAt },
      send: [{ data: { userId: USER, reason: 'gift', cause: `gift:1:${USER}` }, key: `gift:1:${USER}` }],
    });
    if (claimed.outcome !== 'given') return;
    expect(namesOf(claimed)).toEqual(['daily-gift-claimed']);
    expect(claimed.emit[0]?.data).toMatchObject({ nextAt: '2026-11-22T12:00:00.000Z' });
    expect(claimed.send[0]?.data).toMatchObject({ amount: claimed.last.gift.besitos });
  });

  it('is the same when it is asked for again within 24 hours, and another at the very moment they are over', () => {
    const known = given(undefined, NOON);
    expect(claimGift(USER, known, ODDS, DAY, later(24 * HOUR - 1))).toEqual({
      outcome: 'repeated',
      gift: known.gift,
    });
    expect(given(known, later(24 * HOUR)).gift.number).toBe(2);
  });

  it('goes on with a row up to 48 hours after the one before, and begins anew a millisecond later', () => {
    expect(row(0, 24 * HOUR, 72 * HOUR)).toMatchObject({ number: 3, streak: 3 });
    expect(row(0, 24 * HOUR, 72 * HOUR + 1)).toMatchObject({ number: 3, streak: 1 });
  });

  it('pays the bonus of the row besides', () => {
    const days = [0, 1, 2, 3, 4].map((day) =>
      row(...Array.from({ length: day + 1 }, (_, it) => it * 24 * HOUR)),
    );
    expect(days.map(({ bonus }) => bonus)).toEqual([0, 1, 1, 7, 7]);
    expect(days.every(({ besitos, prize, bonus }) => besitos === prize.besitos + bonus)).toBe(true);
  });

  it('is never given twice within 24 hours, whenever it is asked for, across midnights and clock changes', () => {
    // From a day before Madrid's clocks go forward or back, in the time of the service, which knows no zones.
    const start = fc.constantFrom('2026-03-28T00:00:00Z', '2026-10-24T00:00:00Z', '2026-12-31T00:00:00Z');
    const pauses = fc.array(fc.integer({ min: 0, max: 30 * HOUR }), { maxLength: 60 });
    fc.assert(
      fc.property(start, pauses, (from, times) => {
        const gifts: ClaimedGift[] = [];
        let known: LastGift | undefined;
        let now = new Date(from);
        for (const pause of times) {
          now = later(pause, now);
          const claimed = claimGift(USER, known, ODDS, DAY, now);
          if (claimed.outcome === 'repeated') continue;
          known = claimed.last;
          gifts.push(known.gift);
        }
        for (const [index, gift] of gifts.entries()) {
          expect(gift.number).toBe(index + 1);
          const before = gifts[index - 1];
          if (!before) continue;
          const since = Date.parse(gift.claimedAt) - Date.parse(before.claimedAt);
          expect(since).toBeGreaterThanOrEqual(24 * HOUR);
          expect(gift.streak).toBe(since <= 48 * HOUR ? before.streak + 1 : 1);
        }
      }),
    );
  });

  it('shows what waits, the row, when the next one is, and the odds', () => {
    expect(giftOf(undefined, ODDS, NOON)).toMatchObject({
      ready: true,
      nextAt: null,
      streak: 0,
      streakUntil: null,
      nextBonus: 0,
      last: null,
      prizes: [{ chance: 0.75 }, { chance: 0.25 }],
    });
    const known = given(undefined, NOON);
    expect(giftOf(known, ODDS, later(HOUR))).toMatchObject({
      ready: false,
      nextAt: '2026-11-22T12:00:00.000Z',
      streak: 1,
      streakUntil: '2026-11-23T12:00:00.000Z',
      nextBonus: 1,
    });
    expect(giftOf(known, ODDS, later(48 * HOUR + 1))).toMatchObject({ ready: true, streak: 0, nextBonus: 0 });
  });
});

describe('The seeds of the days', () => {
  let secrets = 0;
  const newSecret = () => {
    secrets += 1;
    return String(secrets).padStart(64, '0');
  };
  const midnight = new Date('2026-11-21T00:00:00.000Z');

  it('are committed for today and a week ahead, each once', () => {
    const first = prepareDays([], [], NOON, newSecret);
    expect(first.committed.map(({ day }) => day)).toEqual(
      [21, 22, 23, 24, 25, 26, 27, 28].map((day) => `2026-11-${day}`),
    );
    expect(first.emit[0]?.data).toEqual({
      days: first.committed.map(({ day, seed }) => ({ day, commitment: commitmentOf(seed) })),
    });
    expect(prepareDays(first.committed, first.committed, NOON, newSecret)).toEqual({
      committed: [],
      revealed: [],
      emit: [],
    });
    const next = prepareDays(first.committed.slice(1), first.committed, later(24 * HOUR), newSecret);
    expect(next.committed.map(({ day }) => day)).toEqual(['2026-11-29']);
  });

  it('are not in what is told before they are revealed', () => {
    const { committed, emit } = prepareDays([], [], NOON, newSecret);
    for (const { seed } of committed) expect(JSON.stringify(emit)).not.toContain(seed);
    expect(committed.map(seedOf)).toEqual(committed.map(() => null));
  });

  it('are revealed when their day is over in UTC, all of them after a time without the service', () => {
    const days = [19, 20, 21].map((day) => ({ ...DAY, day: `2026-11-${day}` }));
    expect(prepareDays([], days, later(-1, midnight), newSecret).revealed.map(({ day }) => day)).toEqual([
      '2026-11-19',
    ]);
    const { revealed, emit } = prepareDays([], days, midnight, newSecret);
    expect(revealed.map(({ day }) => day)).toEqual(['2026-11-19', '2026-11-20']);
    expect(revealed.map(seedOf)).toEqual([DAY.seed, DAY.seed]);
    expect(namesOf({ emit }).filter((name) => name === 'gift-seed-revealed')).toHaveLength(2);
  });

  it('are used on their own day, or in place of one that a wrong clock has revealed too early', () => {
    const [today, tomorrow] = [DAY, { ...DAY, day: '2026-11-22' }];
    expect(seedInUse([today, tomorrow], NOON)).toBe(today);
    expect(seedInUse([tomorrow], NOON)).toBe(tomorrow);
    expect(seedInUse([today], later(12 * HOUR))).toBeUndefined();
    expect(giftDayOf(later(12 * HOUR))).toBe('2026-11-22');
  });
});
