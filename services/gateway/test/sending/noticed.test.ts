import { BesitosAwarded, MissionProgressed } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { type Earned, withBesitos, withSteps } from '../../src/rules/earned.ts';
import { noticed } from '../../src/sending/noticed.ts';
import type { Notice } from '../../src/tables/notices.ts';
import type { Recipient } from '../../src/tables/recipients.ts';

const MINUTE = 60_000;
const NOON = new Date('2026-11-21T12:00:00.000Z');
const later = (milliseconds: number) => new Date(NOON.getTime() + milliseconds);
const recipient = { userId: 'ana', telegramId: 7, reach: 'open', notices: true } as Recipient;

const step = (progress: number) => (earned: Earned) =>
  withSteps(
    earned,
    MissionProgressed.example({
      steps: [{ missionId: 'ten', title: { es: 'Diez', en: 'Ten' }, progress, target: 10 }],
    }),
  );
const besitos = (earned: Earned) => withBesitos(earned, BesitosAwarded.example({ amount: 5 }));
const long = (earned: Earned) => withBesitos(earned, BesitosAwarded.example({ amount: 50, quiet: true }));

/** What is to be told after one thing after another, each at its moment and of a chain of its own. */
function noticeOf(...all: readonly (readonly [add: (earned: Earned) => Earned, now: Date])[]): Notice {
  return all.reduce<Notice | undefined>((notice, [add, now], index) => {
    const [change] = noticed({ notice, recipient }, add, { correlationId: `chain ${index}`, now });
    return (change as unknown as { row: Notice }).row;
  }, undefined)!;
}

describe('what waits for something that is told for its own sake', () => {
  it('is told with it as of that moment, as nobody was away meanwhile', () => {
    const notice = noticeOf([long, NOON], [besitos, later(60 * MINUTE)]);
    expect(notice).toMatchObject({ urgency: 'wanted', correlationId: 'chain 1' });
    expect(notice.since).toBe(later(60 * MINUTE).toISOString());
    expect(notice.earned).toMatchObject({ besitos: 5, before: { besitos: 50 } });
  });

  it('is a step of the same minute, and not one of before that', () => {
    expect(noticeOf([step(4), NOON], [besitos, later(MINUTE)]).earned.steps).toHaveLength(1);
    expect(noticeOf([step(4), NOON], [besitos, later(MINUTE + 1)]).earned.steps).toEqual([]);
  });
});

it('what is to be told keeps the moment and the chain of its beginning while it grows', () => {
  const notice = noticeOf([besitos, NOON], [step(4), later(MINUTE)]);
  expect(notice).toMatchObject({ correlationId: 'chain 0', since: NOON.toISOString() });
});
