import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Gate, gateOr, judge, mostAtOnce, released } from './gate.ts';

const REMOVALS = { members: 25, share: 20, few: 3 };
const AT = '2026-12-21T12:00:00.000Z';
const BEFORE = '2026-12-21T11:00:00.000Z';
const RUN = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c80';
const NEXT = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c81';
const OPEN = gateOr(undefined, 'subscriptions');
const times = (count: number) => Array.from({ length: count }, () => BEFORE);
const judged = (due: number, recent: number, inside: number, gate: Gate = OPEN, runId = RUN) =>
  judge(gate, { due: times(due), recent: times(recent), inside }, REMOVALS, AT, runId);

describe('How many may lose access within an hour', () => {
  it.each([
    [2, 3],
    [14, 3],
    [20, 4],
    [100, 20],
    [10_000, 25],
  ])('is, of %p who have it, %p', (inside, most) => {
    expect(mostAtOnce(REMOVALS, inside)).toBe(most);
  });
});

describe('A run in which people lose access', () => {
  it('is stopped exactly when they are more than may, with those of the last hour', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(300), (due, recent, inside) => {
        const isStopped = judged(due, recent, inside).verdict === 'stopped';
        expect(isStopped).toBe(due > 0 && due + recent > mostAtOnce(REMOVALS, inside + recent));
      }),
    );
  });

  it('that is stopped stays the same run, however often it is tried', () => {
    const first = judged(40, 0, 100);
    expect(first).toMatchObject({ verdict: 'stopped', runId: RUN, isNew: true });
    const again = judged(41, 0, 100, first.changed, NEXT);
    expect(again).toMatchObject({ verdict: 'stopped', runId: RUN, isNew: false, changed: { due: 41 } });
    expect(judged(40, 0, 100, first.changed, NEXT).changed).toBeUndefined();
  });

  it('is none any more when they are few again, as after a wrong clock', () => {
    const { changed } = judged(40, 0, 100);
    const after = judged(1, 0, 100, changed);
    expect(after).toMatchObject({ verdict: 'passes', resumed: RUN, changed: { stoppedRun: null } });
  });

  it('passes once it is let go, and those due later are counted again', () => {
    const { changed } = judged(40, 0, 100);
    const gate = released(changed ?? OPEN, new Date(AT));
    expect(judged(40, 0, 100, gate).verdict).toBe('passes');
    const later = Array.from({ length: 40 }, () => '2026-12-22T12:00:00.000Z');
    expect(judge(gate, { due: later, recent: [], inside: 100 }, REMOVALS, AT, NEXT).verdict).toBe('stopped');
  });

  it('that was stopped by a clock far ahead lets go nothing of the time until then', () => {
    const { changed } = judge(
      OPEN,
      { due: times(40), recent: [], inside: 100 },
      REMOVALS,
      '2027-12-21T12:00:00.000Z',
      RUN,
    );
    expect(released(changed ?? OPEN, new Date(AT)).releasedThrough).toBe(AT);
  });
});
