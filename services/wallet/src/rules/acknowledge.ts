import { hash } from 'node:crypto';
import { MENDED_BY_UNFREEZING } from '@yabot/contracts';
import type { Fault } from './proof/fault.ts';

/** Somebody knows of a fault that stays: which, who, why and when. Never changed. */
export interface Acknowledgement extends Fault {
  /** @see faultId */
  readonly id: string;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
  readonly correlationId: string;
}

/** Who acknowledges, why, when and within which chain of messages. */
export type AcknowledgementStamp = Pick<Acknowledgement, 'by' | 'reason' | 'at' | 'correlationId'>;

/** What comes of acknowledging. */
export type AcknowledgeOutcome =
  | { readonly outcome: 'acknowledged'; readonly records: readonly Acknowledgement[] }
  /** Opening the account mends this fault; acknowledged it would let wrong balances move on. */
  | { readonly outcome: 'mendable'; readonly fault: Fault };

/**
 * The same fault has the same id, a changed one another.
 * The sums of the whole ledger move with every movement: of these it is the difference that stays the same.
 */
export function faultId({ code, subject, expected, found }: Fault): string {
  const extent = subject === 'ledger' ? [Number(found) - Number(expected)] : [expected, found];
  return hash('sha256', JSON.stringify([code, subject, ...extent]));
}

/** @param known what was acknowledged before of these faults */
export function acknowledge(
  faults: readonly Fault[],
  known: readonly (Acknowledgement | undefined)[],
  stamp: AcknowledgementStamp,
): AcknowledgeOutcome {
  const mendable = faults.find(({ code }) => MENDED_BY_UNFREEZING.includes(code));
  if (mendable) return { outcome: 'mendable', fault: mendable };
  const before = new Set(known.map((each) => each?.id));
  const records = new Map(
    faults.map((fault) => {
      const id = faultId(fault);
      return [id, { id, ...fault, ...stamp }];
    }),
  );
  return { outcome: 'acknowledged', records: [...records.values()].filter(({ id }) => !before.has(id)) };
}
