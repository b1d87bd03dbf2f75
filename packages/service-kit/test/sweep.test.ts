import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sweep } from '../src/index.ts';
import { Take } from './adder.ts';

const at = (time: string) => new Date(`2026-11-21T${time}Z`);
const sweepEvery = (every: number) =>
  sweep({ name: 'take', every, command: (turn) => Take.of({ who: 'ana', amount: 1 }, { key: turn }) });

describe('A sweep', () => {
  it('sends in one turn the same command, whichever instance sends it and when, and another in the next', () => {
    const everyMinute = sweepEvery(60_000);
    const first = everyMinute.command(at('12:00:00'));
    expect(first?.key).toBe('2026-11-21T12:00:00.000Z');
    expect(everyMinute.command(at('12:00:59.999'))).toEqual(first);
    expect(everyMinute.command(at('12:01:00'))?.key).toBe('2026-11-21T12:01:00.000Z');
  });

  it('has turns of its own length that have begun and are not over, with none left out', () => {
    const moments = fc.date({ min: at('00:00:00'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.constantFrom(5_000, 15_000, 60_000, 3_600_000), (now, every) => {
        const turn = Date.parse(sweepEvery(every).command(now)!.key);
        expect(turn % every).toBe(0);
        expect(turn).toBeLessThanOrEqual(now.getTime());
        expect(now.getTime() - turn).toBeLessThan(every);
      }),
    );
  });

  it('is a job like any other: it keeps its name, how often it comes, and whether it comes at the start', () => {
    const command = () => Take.of({ who: 'ana', amount: 1 }, { key: 'k' });
    expect(sweep({ name: 'take', every: 5_000, atStart: true, command })).toMatchObject({
      name: 'take',
      every: 5_000,
      atStart: true,
    });
  });
});
