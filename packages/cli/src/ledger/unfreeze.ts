import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { headers as natsHeaders } from '@nats-io/nats-core';
import { requestSubject, toHeaders, UnfreezeAccount } from '@yabot/contracts';
import { withFleet } from '../fleet/known-fleet.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { confirm, isInteractive } from '../terminal/confirm.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson } from '../terminal/output.ts';

const TIMEOUT_MS = 10_000;

type Reply =
  | { readonly result: { readonly balance: number } }
  | { readonly refused: { readonly code: string } };

/** What `yabot ledger unfreeze` can be told. */
export interface UnfreezeOptions {
  readonly reason: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `yabot ledger unfreeze`: brings an account back to what its entries say, and opens it again. */
export async function unfreezeAccount(userId: string, { reason, yes, json }: UnfreezeOptions) {
  const order = { userId, by: `${userInfo().username}@${hostname()}`, reason: reason.trim() };
  if (!UnfreezeAccount.schema.safeParse({ ...order, reason: 'any' }).success) {
    throw new CliError('ledger.user-wanted', { userId }, EXIT_CODES.usage);
  }
  if (order.reason === '') throw new CliError('ledger.reason-wanted', {}, EXIT_CODES.usage);
  const asks = !yes && !json && isInteractive();
  if (asks && !(await confirm(t('ledger.unfreeze-this', { userId })))) return EXIT_CODES.ok;
  const reply = await ask(order);
  if ('refused' in reply) {
    if (reply.refused.code === 'account-unknown') throw new CliError('ledger.account-unknown', { userId });
    throw new CliError('ledger.not-unfrozen', { why: reply.refused.code }, EXIT_CODES.notReachable);
  }
  const { balance } = reply.result;
  if (json) sayJson({ userId, balance });
  else say(t('ledger.unfrozen', { balance }));
  return EXIT_CODES.ok;
}

function ask(data: { userId: string; by: string; reason: string }): Promise<Reply> {
  const id = randomUUID();
  const headers = natsHeaders();
  const envelope = {
    id,
    source: 'yabot',
    type: UnfreezeAccount.type,
    time: new Date().toISOString(),
    entity: data.userId,
    correlationId: id,
    idempotencyKey: id,
  };
  for (const [name, value] of toHeaders(envelope)) headers.set(name, value);
  return withFleet((connection) =>
    connection
      .request(requestSubject(UnfreezeAccount), JSON.stringify(data), { headers, timeout: TIMEOUT_MS })
      .then((message) => message.json<Reply>())
      .catch((error: Error): Reply => ({ refused: { code: error.message } })),
  );
}
