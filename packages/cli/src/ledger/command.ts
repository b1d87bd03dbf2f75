import { withFleet } from '../fleet/known-fleet.ts';
import { EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson, styled } from '../terminal/output.ts';
import { type Proof, proveWithProgress } from './prove.ts';
import { acknowledgedLines, faultLines } from './show-faults.ts';

/** `yabot ledger verify`: whether every besito is accounted for. */
export async function verifyLedger({ json }: { json?: boolean }): Promise<number> {
  const proof = await withFleet(proveWithProgress);
  if (json) sayJson(proof);
  else show(proof);
  return proof.sound ? EXIT_CODES.ok : EXIT_CODES.notWell;
}

function show({ sound, checked, faults, acknowledged }: Proof) {
  for (const line of [...faultLines(faults), ...acknowledgedLines(acknowledged)]) say(line);
  if (!sound) return say(styled('red', t('ledger.faults', { count: faults.length, ...checked })));
  if (acknowledged.length === 0) return say(styled('green', t('ledger.sound', checked)));
  say(styled('yellow', t('ledger.sound-but', { count: acknowledged.length, ...checked })));
}
