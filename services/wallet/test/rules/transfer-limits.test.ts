import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account, Holder } from '../../src/rules/book.ts';
import { openAccount } from '../../src/rules/post.ts';
import { newHolder, type SendOutcome, sendBesitos } from '../../src/rules/transfer.ts';

const HOUR_MS = 3_600_000;
const LIMITS = { accountDays: 2, most: 50, mostPerDay: 120, confirmFrom: 40 };
const rich = (userId: string, at: string): Account => ({ ...openAccount(userId, at), balance: 100_000 });

/** Weeks in which the clocks of the zone change, and one in which they do not. */
const places = fc.constantFrom(
  { timeZone: 'Europe/Madrid', begins: '2026-03-26T21:00:00.000Z' },
  { timeZone: 'Europe/Madrid', begins: '2026-10-22T21:00:00.000Z' },
  { timeZone: 'America/Mexico_City', begins: '2022-03-31T21:00:00.000Z' },
  { timeZone: 'America/Mexico_City', begins: '2022-10-27T21:00:00.000Z' },
  { timeZone: 'Asia/Tokyo', begins: '2026-11-21T21:00:00.000Z' },
);
const attempt = fc.record({
  hours: fc.integer({ min: 0, max: 30 }).map((half) => half / 4),
  amount: fc.integer({ min: 1, max: 60 }),
  confirmed: fc.boolean(),
});

/** The day a calendar on the wall shows. */
const dayIn = (timeZone: string, at: Date) =>
  at.toLocaleDateString('sv', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

describe('Whatever somebody tries to send, and when', () => {
  it('is sent exactly when it is within each limit: since when they are there, at once, in a day, and unconfirmed', () => {
    fc.assert(
      fc.property(places, fc.array(attempt, { maxLength: 80 }), ({ timeZone, begins }, attempts) => {
        let account = rich('ana', begins);
        let holder: Holder = newHolder('ana', begins);
        const recipient = { account: rich('ben', begins), holder: undefined };
        const sentOn = new Map<string, number>();
        let now = new Date(begins);
        for (const [nth, { hours, amount, confirmed }] of attempts.entries()) {
          now = new Date(now.getTime() + hours * HOUR_MS);
          const day = dayIn(timeZone, now);
          const sent = sentOn.get(day) ?? 0;
          const order = {
            senderId: 'ana',
            recipientId: 'ben',
            amount,
            cause: `transfer:${nth}`,
            confirmed,
          };
          const stamp = { movementId: `movement-${nth}`, at: now.toISOString(), correlationId: 'c' };
          const rules = { limits: LIMITS, timeZone, now };
          const outcome = sendBesitos({ account, holder }, recipient, undefined, order, rules, stamp);
          expect(outcome.outcome).toBe(expected(amount, sent, confirmed, now.getTime() - Date.parse(begins)));
          if (outcome.outcome !== 'sent') continue;
          ({ holder } = outcome);
          ({ account } = outcome.posting);
          sentOn.set(day, sent + amount);
        }
        expect(Math.max(0, ...sentOn.values())).toBeLessThanOrEqual(LIMITS.mostPerDay);
      }),
      { numRuns: 150 },
    );
  });
});

describe('A clock that goes back', () => {
  const timeZone = 'Europe/Madrid';
  const begins = '2026-11-21T11:00:00.000Z';
  const at = (hours: number) => new Date(Date.parse(begins) + hours * HOUR_MS);

  /** Somebody who sends 20 at each of these hours after the first. @returns how much was sent in all */
  function sentAt(hours: readonly number[]): number {
    let account = { ...rich('ana', begins), openedAt: '2026-01-01T00:00:00.000Z' };
    let holder = newHolder('ana', '2026-01-01T00:00:00.000Z');
    let sum = 0;
    for (const [nth, hour] of hours.entries()) {
      const now = at(hour);
      const order = { senderId: 'ana', recipientId: 'ben', amount: 20, cause: `transfer:${nth}` };
      const stamp = { movementId: `movement-${nth}`, at: now.toISOString(), correlationId: 'c' };
      const recipient = { account: rich('ben', begins), holder: undefined };
      const rules = { limits: LIMITS, timeZone, now };
      const outcome = sendBesitos({ account, holder }, recipient, undefined, order, rules, stamp);
      if (outcome.outcome !== 'sent') continue;
      ({ holder } = outcome);
      ({ account } = outcome.posting);
      sum += 20;
    }
    return sum;
  }
  const times = (count: number, hour: number) => Array.from({ length: count }, () => hour);

  it('lets nobody send more than there are days between the first it tells and the last', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 80 }), (hours) => {
        const days = hours.map((hour) => Date.parse(dayIn(timeZone, at(hour))) / (24 * HOUR_MS));
        const most = (Math.max(...days) - Math.min(...days) + 1) * LIMITS.mostPerDay;
        expect(sentAt(hours)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('keeps nobody from sending who sent while it was far ahead', () => {
    const aYear = 365 * 24;
    const day = LIMITS.mostPerDay;
    expect(sentAt([...times(10, aYear), ...times(10, 0)])).toBe(2 * day);
    expect(sentAt([...times(10, aYear), ...times(10, 0), ...times(10, 24)])).toBe(3 * day);
  });
});

function expected(
  amount: number,
  sent: number,
  confirmed: boolean,
  thereForMs: number,
): SendOutcome['outcome'] {
  if (amount > LIMITS.most) return 'too-large';
  if (thereForMs < LIMITS.accountDays * 24 * HOUR_MS) return 'too-new';
  if (sent + amount > LIMITS.mostPerDay) return 'day-limit';
  return amount >= LIMITS.confirmFrom && !confirmed ? 'unconfirmed' : 'sent';
}
