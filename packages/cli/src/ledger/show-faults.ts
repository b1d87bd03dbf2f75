import type { LedgerFault } from '@yabot/contracts';
import { moment } from '../terminal/local-time.ts';
import { t } from '../terminal/messages.ts';
import { styled } from '../terminal/output.ts';
import type { AcknowledgedFault } from './prove.ts';

/** A line for each fault: what does not hold, where, and how. */
export function faultLines(faults: readonly LedgerFault[]): string[] {
  return faults.map((fault) => lineOf(fault, styled('red', `✗ ${fault.code}`)));
}

/** Faults of which somebody knows, each with who, since when and why. */
export function acknowledgedLines(faults: readonly AcknowledgedFault[]): string[] {
  return faults.flatMap((fault) => {
    const { by, at, reason } = fault.acknowledged;
    return [
      lineOf(fault, styled('yellow', `• ${fault.code}`)),
      styled('dim', `    ${t('ledger.acknowledged-by', { by, at: moment(new Date(at)), reason })}`),
    ];
  });
}

/** How many faults there are of each kind. */
export function countedByCode(faults: readonly LedgerFault[]): string[] {
  const codes = Map.groupBy(faults, ({ code }) => code);
  return [...codes].map(([code, its]) => `${String(its.length).padStart(5)}  ${code}`);
}

const lineOf = ({ subject, expected, found }: LedgerFault, title: string) =>
  `${title}  ${subject}  ${t('ledger.expected', { expected, found })}`;
