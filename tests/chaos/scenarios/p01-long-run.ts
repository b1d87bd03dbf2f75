import { DOCUMENTS } from '../../shared/documents.ts';
import { passed } from '../report/summary.ts';
import type { Run } from '../run.ts';
import type { Result } from './run-scenarios.ts';

/** Fewer show too little. */
const FAULTS = 150;

/** What a long run says of P1; every run notes it. */
export function longRunShown(run: Run): Result {
  const { struck, options, lost, doubled, unexpected, ledger, drainSeconds, startedAt, endedAt } = run;
  const figure = [
    `${struck.length} faults in ${options.minutes} min at ${options.rate} reactions/s of ${options.users} users`,
    `${options.instances} of each service, documents in ${DOCUMENTS[options.documents]}`,
    `lost ${lost}, doubled ${doubled}, unexpected ${unexpected}`,
    `ledger ${ledger.sound ? 'clean' : 'with faults'}, drained in ${drainSeconds} s`,
  ].join('; ');
  return {
    title: 'nothing that was accepted is lost or doubled by a crash of anything',
    documents: options.documents,
    passed: struck.length < FAULTS ? null : passed(run),
    figure,
    at: new Date(startedAt).toISOString(),
    seconds: Math.round((endedAt - startedAt) / 1_000),
  };
}
