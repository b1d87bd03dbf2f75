import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING } from '../../src/rules/earned.ts';
import {
  backOff,
  earliest,
  PACE,
  paceOf,
  type Rate,
  refunded,
  shareOf,
  spent,
  waitAsAsked,
} from '../../src/rules/pacing.ts';
import { expectedOf, settledAt } from '../../src/rules/settling.ts';

/** Sends as early as the rate allows, with pauses in between; gives the moments. */
function sendAll(rate: Rate, pauses: readonly number[]): number[] {
  let due = 0;
  let now = 0;
  return pauses.map((pause) => {
    now = Math.max(now + pause, earliest(due, rate));
    due = spent(due, rate, now);
    return now;
  });
}

const pauses = fc.array(fc.oneof(fc.constant(0), fc.nat(10_000)), { maxLength: 200 });

describe.each([
  ['30 a second in all', PACE.all, 1_000, 30],
  ['two at once to a chat and one a second', PACE.chat, 1_000, 2],
  ['20 a minute to a group', PACE.group, 60_000, 20],
] as const)('%s', (_, rate, window, most) => {
  it('is never exceeded in any window', () => {
    fc.assert(
      fc.property(pauses, (all) => {
        const moments = sendAll(rate, all);
        for (const [index, moment] of moments.entries()) {
          const inWindow = moments.slice(index).filter((later) => later < moment + window);
          expect(inWindow.length).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});

it('uses what is allowed: 1,000 messages to 1,000 chats leave within 36 seconds', () => {
  expect(sendAll(PACE.all, new Array(1_000).fill(0)).at(-1)).toBeLessThan(36_000);
});

it('gives back what was not used', () => {
  const due = spent(0, PACE.chat, 5_000);
  expect(earliest(refunded(due, PACE.chat), PACE.chat)).toBeLessThanOrEqual(5_000);
});

it('knows groups by their ids, and shares a rate among gateways', () => {
  expect(paceOf(-1001)).toBe(PACE.group);
  expect(paceOf(101)).toBe(PACE.chat);
  expect(shareOf(PACE.all, 0.5).interval).toBe(PACE.all.interval * 2);
});

it('waits longer after every failure, up to a bound', () => {
  const waits = [1, 2, 3, 10].map((failures) => backOff(failures, 0));
  expect(waits).toEqual([500, 1_000, 2_000, 60_000]);
  expect(backOff(1, 1)).toBe(750);
});

it('waits as long as Telegram asks, when that is longer', () => {
  expect(waitAsAsked(1, 0, 10_000, 7)).toBe(7_000);
  expect(waitAsAsked(4, 0, 10_000, 1)).toBe(4_000);
  expect(waitAsAsked(1, 0, 10_000)).toBe(500);
});

describe('what was earned', () => {
  const plain = { celebrated: false, missing: 'nothing' } as const;

  it('is told 25 ms after the last of it, at the latest 150 ms after the first', () => {
    expect(settledAt({ first: 0, last: 0, ...plain })).toBe(25);
    expect(settledAt({ first: 0, last: 90, ...plain })).toBe(115);
    expect(settledAt({ first: 0, last: 140, ...plain })).toBe(150);
  });

  it('waits longer while its reward is on its way, and is still told within half a second', () => {
    expect(expectedOf({ ...NOTHING, besitos: 5 })).toEqual(plain);
    const awaiting = { celebrated: true, missing: 'reward' } as const;
    expect(settledAt({ first: 0, last: 90, ...awaiting })).toBe(390);
    expect(settledAt({ first: 0, last: 1_000, ...awaiting })).toBe(400);
    expect(settledAt({ first: 0, last: 190, celebrated: true, missing: 'nothing' })).toBe(215);
  });

  it('waits a moment more for what an achievement or a level came of, and for what a completed mission unlocks', () => {
    const title = { es: 'x', en: 'x' };
    const level = { level: 2, title };
    const completed = [{ missionId: 'first', title }];
    const celebrated = true;
    expect(expectedOf({ ...NOTHING, level })).toEqual({ celebrated, missing: 'pay' });
    expect(expectedOf({ ...NOTHING, level, besitos: 5 })).toEqual({ celebrated, missing: 'nothing' });
    expect(expectedOf({ ...NOTHING, completed, besitos: 5 })).toEqual({ celebrated, missing: 'unlocked' });
    expect(expectedOf({ ...NOTHING, completed, level })).toEqual({ celebrated, missing: 'nothing' });
    expect(expectedOf({ ...NOTHING, completed, level, awaiting: 1 })).toEqual({
      celebrated,
      missing: 'reward',
    });
    expect(settledAt({ first: 0, last: 0, celebrated, missing: 'pay' })).toBe(75);
    expect(settledAt({ first: 0, last: 0, celebrated, missing: 'unlocked' })).toBe(40);
  });

  it('waits as many times as long as the patience of a slow machine says', () => {
    expect(settledAt({ first: 0, last: 0, ...plain }, 5)).toBe(125);
    expect(settledAt({ first: 0, last: 740, ...plain }, 5)).toBe(750);
  });
});
