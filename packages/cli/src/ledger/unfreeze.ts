import { UnfreezeAccount } from '@yabot/contracts';
import { ask, operator } from '../fleet/ask.ts';
import { withFleet } from '../fleet/known-fleet.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { confirm, isInteractive } from '../terminal/confirm.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson } from '../terminal/output.ts';

/** What `yabot ledger unfreeze` can be told. */
export interface UnfreezeOptions {
  readonly reason: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `yabot ledger unfreeze`: brings an account back to what its entries say, and opens it again. */
export async function unfreezeAccount(userId: string, { reason, yes, json }: UnfreezeOptions) {
  const order = { userId, by: operator(), reason: reason.trim() };
  if (!UnfreezeAccount.schema.safeParse({ ...order, reason: 'any' }).success) {
    throw new CliError('ledger.user-wanted', { userId }, EXIT_CODES.usage);
  }
  if (order.reason === '') throw new CliError('ledger.reason-wanted', {}, EXIT_CODES.usage);
  const asks = !yes && !json && isInteractive();
  if (asks && !(await confirm(t('ledger.unfreeze-this', { userId })))) return EXIT_CODES.ok;
  const reply = await withFleet((connection) => ask(connection, UnfreezeAccount, order));
  if ('refused' in reply) {
    if (reply.refused.code === 'account-unknown') throw new CliError('ledger.account-unknown', { userId });
    throw new CliError('ledger.not-unfrozen', { why: reply.refused.code }, EXIT_CODES.notReachable);
  }
  const { balance } = reply.result;
  if (json) sayJson({ userId, balance });
  else say(t('ledger.unfrozen', { balance }));
  return EXIT_CODES.ok;
}
