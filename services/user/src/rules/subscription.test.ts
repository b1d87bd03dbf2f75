import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter, extended, isRunning, type Subscription } from './subscription.ts';
import { cancelled, dueStep, ended, inGrace, remindedOf, restored, shortened } from './subscription-steps.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const REMINDERS = [3, 1];
const TERMS = { reminders: REMINDERS, graceDays: 2 };
const day = (days: number) => daysAfter(NOW, days).toISOString();
const order = (days: number) => ({ userId: 'u', planId: 'month', days, source: 'stars' });
const begun = (days: number) => extended(undefined, order(days), TERMS, NOW);

/** All that happens to a subscription at the moments that it names itself. */
function story(first: Subscription): string[] {
  const steps: string[] = [];
  let subscription = first;
  for (let i = 0; i < 20 && subscription.nextAt !== null; i++) {
    const at = subscription.nextAt;
    const due = dueStep(subscription, REMINDERS, at);
    steps.push(due.step === 'remind' ? `remind ${due.daysLeft}` : due.step);
    if (due.step === 'remind') subscription = remindedOf(subscription, due.daysLeft, REMINDERS, at);
    else if (due.step === 'grace') subscription = inGrace(subscription);
    else subscription = ended(subscription, 'run', new Date(at));
  }
  return steps;
}

describe('A subscription', () => {
  it.each([
    [30, ['remind 3', 'remind 1', 'grace', 'end']],
    [2, ['remind 1', 'grace', 'end']],
    [1, ['grace', 'end']],
  ])('of %p days reminds, goes into its grace and ends, at the moments that it names', (days, steps) => {
    expect(story(begun(days))).toEqual(steps);
  });

  it('that is cancelled does nothing but end, at the end of what is paid', () => {
    const subscription = cancelled(begun(30));
    expect(story(subscription)).toEqual(['end']);
    expect(subscription.nextAt).toBe(day(30));
    expect(dueStep(subscription, REMINDERS, day(29.5))).toEqual({ step: 'nothing' });
  });

  it('is reminded only once when a reminder comes late', () => {
    const late = dueStep(begun(30), REMINDERS, day(29.5));
    expect(late).toEqual({ step: 'remind', daysLeft: 1 });
    const reminded = remindedOf(begun(30), 1, REMINDERS, day(29.5));
    expect(reminded.nextAt).toBe(day(30));
  });

  it('is as long as all that was paid together, whatever the parts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }), (parts) => {
        let subscription: Subscription | undefined;
        for (const days of parts) subscription = extended(subscription, order(days), TERMS, NOW);
        const sum = parts.reduce((total, days) => total + days, 0);
        expect(subscription?.until).toBe(day(sum));
        expect(subscription?.graceUntil).toBe(day(sum + 2));
      }),
    );
  });

  it('is what it was before when what made it longer is taken back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), (first, second) => {
        const before = begun(first);
        const after = shortened(extended(before, order(second), TERMS, NOW), second, REMINDERS, NOW);
        expect(after).toEqual(before);
        expect(isRunning(shortened(before, first, REMINDERS, NOW))).toBe(false);
      }),
    );
  });

  it('that was ended by a wrong clock has its time again, and one that was really over as much as is given', () => {
    const wrongly = restored(ended(begun(30), 'run', NOW), day(3), REMINDERS, NOW);
    expect(wrongly).toMatchObject({ state: 'active', until: day(30), endedBy: null });
    const truly = restored(ended(begun(30), 'run', new Date(day(40))), day(43), REMINDERS, new Date(day(40)));
    expect(truly).toMatchObject({ state: 'active', until: day(43), graceUntil: day(43) });
  });
});
