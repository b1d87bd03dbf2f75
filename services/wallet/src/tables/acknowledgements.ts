import { sqlTable } from '@yabot/service-kit';
import { type Acknowledgement, faultId } from '../rules/acknowledge.ts';
import type { Fault } from '../rules/proof/fault.ts';
import type { Sql } from './moment.ts';

/** Who knows of which fault that stays in the ledger, and why it does. */
export const acknowledgements = sqlTable<Acknowledgement>('acknowledgements', {
  key: 'id',
  columns: {
    id: 'text',
    code: 'text',
    subject: 'text',
    expected: 'text',
    found: 'text',
    by: 'text',
    reason: 'text',
    at: 'text',
    correlationId: 'text',
  },
});

/** A fault, and who knows of it. */
export interface KnownFault {
  readonly fault: Fault;
  readonly acknowledged: Acknowledgement | undefined;
}

/** Faults as they were found, each with its acknowledgement. */
export async function withAcknowledgements(sql: Sql, faults: readonly Fault[]): Promise<KnownFault[]> {
  if (faults.length === 0) return [];
  const rows = await sql('acknowledgements').whereIn('id', faults.map(faultId));
  const known = new Map(rows.map(acknowledgements.fromStored).map((each) => [each.id, each]));
  return faults.map((fault) => ({ fault, acknowledged: known.get(faultId(fault)) }));
}

/** The faults of which nobody knows yet. */
export async function unacknowledged(sql: Sql, faults: readonly Fault[]): Promise<Fault[]> {
  const known = await withAcknowledgements(sql, faults);
  return known.flatMap(({ fault, acknowledged }) => (acknowledged ? [] : [fault]));
}
