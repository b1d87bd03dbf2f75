import { readFile, writeFile } from 'node:fs/promises';
import { checkReceipt, type Receipt, ReceiptOf, receipt } from '@yabot/contracts';
import { ask } from '../fleet/ask.ts';
import { withFleet } from '../fleet/known-fleet.ts';
import { parsedJson } from '../home/json.ts';
import { userIdOf } from '../person/find.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson, styled } from '../terminal/output.ts';

/** What `yabot ledger receipt` can be told. */
export interface ReceiptOptions {
  readonly user?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** `yabot ledger receipt <cause> --user …` brings a receipt; `yabot ledger receipt <file>` checks one, without the fleet. */
export async function showReceipt(what: string, options: ReceiptOptions): Promise<number> {
  const found = options.user === undefined ? await readReceipt(what) : await askReceipt(options.user, what);
  if (options.out !== undefined) await writeFile(options.out, `${JSON.stringify(found, null, 2)}\n`);
  const faults = checkReceipt(found);
  if (options.json) sayJson({ receipt: found, faults });
  else show(found, faults);
  return faults.length === 0 ? EXIT_CODES.ok : EXIT_CODES.notWell;
}

async function readReceipt(file: string): Promise<Receipt> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CliError('ledger.receipt-file', { file }, EXIT_CODES.usage);
  });
  const read = receipt.safeParse(parsedJson(text));
  if (!read.success) throw new CliError('ledger.receipt-file', { file }, EXIT_CODES.usage);
  return read.data;
}

async function askReceipt(who: string, cause: string): Promise<Receipt> {
  const reply = await withFleet(async (connection) => {
    const userId = await userIdOf(connection, who);
    return ask(connection, ReceiptOf, { userId, cause });
  });
  if ('result' in reply) return reply.result;
  const isUnknown = ['movement-unknown', 'invalid-message'].includes(reply.refused.code);
  if (isUnknown) throw new CliError('ledger.receipt-unknown', { userId: who, cause });
  throw new CliError('ledger.unreachable', { why: reply.refused.code }, EXIT_CODES.notReachable);
}

function show({ entry, seal }: Receipt, faults: readonly string[]) {
  const { account, amount, balance, reason, cause, at } = entry;
  say(t('ledger.receipt', { account, amount: signed(amount), balance, reason, cause, at }));
  for (const fault of faults) say(styled('red', `✗ ${fault}`));
  if (faults.length > 0) return say(styled('red', t('ledger.receipt-wrong')));
  if (!seal) return say(styled('yellow', t('ledger.receipt-unsealed')));
  const { number, hash } = seal.checkpoint;
  say(styled('green', t('ledger.receipt-right', { number, hash })));
}

const signed = (amount: number) => (amount > 0 ? `+${amount}` : String(amount));
