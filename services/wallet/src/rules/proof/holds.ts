import type { HoldRow } from '../book.ts';
import { differing, type Fault, fault } from './fault.ts';

/** A hold, and what the book says of it. */
export interface ClosedHold {
  readonly hold: HoldRow;
  /** The movement of its cause, if there is one. */
  readonly placed: { readonly movementId: string; readonly amount: number } | undefined;
  /** How much was taken and given back: movements of causes of their own, so each at most once. */
  readonly captured: number;
  readonly released: number;
}

/** Proves that a hold was placed once, and is open or was closed once, by as much as it was placed. */
export function proveHold({ hold, placed, captured, released }: ClosedHold): Fault[] {
  const subject = `hold:${hold.cause}`;
  if (placed?.movementId !== hold.movementId) {
    return [fault('hold-missing', subject, `movement ${hold.movementId}`, placed?.movementId)];
  }
  return [
    ...differing('hold-amount-wrong', subject, placed.amount, hold.amount),
    ...differing('hold-captured-wrong', subject, captured, hold.captured),
    ...differing('hold-closed-wrong', subject, hold.state === 'open' ? 0 : hold.amount, captured + released),
  ];
}
