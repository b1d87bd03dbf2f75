import { withFleet } from '../fleet/known-fleet.ts';
import { EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson, styled } from '../terminal/output.ts';
import { ledgerMark } from './mark.ts';
import { type Proof, proveWithProgress } from './prove.ts';
import { acknowledgedLines, faultLines } from './show-faults.ts';

/** `yabot ledger verify`: whether every besito is accounted for; only what is new since it last was, or all of it. */
export async function verifyLedger({ json, full }: { json?: boolean; full?: boolean }): Promise<number> {
  const mark = ledgerMark(process.env);
  const since = full ? undefined : await mark.read();
  const proof = await withFleet((connection) => proveWithProgress(connection, since));
  // What somebody has acknowledged is shown again the next time, so all of it is looked at again.
  if (proof.sound && proof.acknowledged.length === 0 && proof.proven) await mark.write(proof.proven);
  if (json) sayJson({ ...proof, since: since ?? null });
  else {
    if (since) say(t('ledger.since', { number: since.number }));
    show(proof);
  }
  return proof.sound ? EXIT_CODES.ok : EXIT_CODES.notWell;
}

function show({ sound, checked, faults, acknowledged }: Proof) {
  for (const line of [...faultLines(faults), ...acknowledgedLines(acknowledged)]) say(line);
  if (!sound) return say(styled('red', t('ledger.faults', { count: faults.length, ...checked })));
  if (acknowledged.length === 0) return say(styled('green', t('ledger.sound', checked)));
  say(styled('yellow', t('ledger.sound-but', { count: acknowledged.length, ...checked })));
}
