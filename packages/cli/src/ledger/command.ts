import { withFleet } from '../fleet/known-fleet.ts';
import { EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson, styled } from '../terminal/output.ts';
import { Progress } from '../terminal/progress.ts';
import { type Proof, proveLedger } from './prove.ts';

/** `yabot ledger verify`: whether every besito is accounted for. */
export async function verifyLedger({ json }: { json?: boolean }): Promise<number> {
  const proof = await withFleet(async (connection) => {
    const bar = new Progress(t('ledger.proving'));
    try {
      return await proveLedger(connection, bar.at);
    } finally {
      bar.end();
    }
  });
  if (json) sayJson(proof);
  else show(proof);
  return proof.sound ? EXIT_CODES.ok : EXIT_CODES.notWell;
}

function show({ sound, checked, faults }: Proof) {
  if (sound) return say(styled('green', t('ledger.sound', checked)));
  for (const { code, subject, expected, found } of faults) {
    say(`${styled('red', `✗ ${code}`)}  ${subject}  ${t('ledger.expected', { expected, found })}`);
  }
  say(styled('red', t('ledger.faults', { count: faults.length, ...checked })));
}
