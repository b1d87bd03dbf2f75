import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { type NatsConnection, headers as natsHeaders } from '@nats-io/nats-core';
import { type CommandDefinition, type QueryDefinition, requestSubject, toHeaders } from '@yabot/contracts';

const TIMEOUT_MS = 10_000;

/** What a service answered; a code tells too that it did not answer. */
export type Reply<Result, Code extends string = string> =
  | { readonly result: Result }
  | { readonly refused: { readonly code: Code | (string & {}) } };

/** Who gives the command: `<account>@<machine>`. */
export const operator = () => `${userInfo().username}@${hostname()}`;

/**
 * Has a command carried out or a query answered, and waits for the answer.
 * @param key of a command: the same key again gives the same answer and no second effect
 */
export async function ask<Data, Result, Code extends string>(
  connection: NatsConnection,
  message: CommandDefinition<Data, Result, Code> | QueryDefinition<Data, Result, Code>,
  data: NoInfer<Data>,
  key: string = randomUUID(),
): Promise<Reply<Result, Code>> {
  const id = randomUUID();
  const headers = natsHeaders();
  const envelope = {
    id,
    source: 'yabot',
    type: message.type,
    time: new Date().toISOString(),
    entity: message.kind === 'command' ? message.entity(data) : id,
    correlationId: id,
    ...(message.kind === 'command' ? { idempotencyKey: key } : {}),
  };
  for (const [name, value] of toHeaders(envelope)) headers.set(name, value);
  return connection
    .request(requestSubject(message), JSON.stringify(data), { headers, timeout: TIMEOUT_MS })
    .then((answer) => answer.json<Reply<Result, Code>>())
    .catch((error: Error) => ({ refused: { code: error.message } }));
}
