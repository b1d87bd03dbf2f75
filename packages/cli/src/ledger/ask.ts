import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { type NatsConnection, headers as natsHeaders } from '@nats-io/nats-core';
import { type CommandDefinition, requestSubject, toHeaders } from '@yabot/contracts';

const TIMEOUT_MS = 10_000;

/** What a service answered; a code tells too that it did not answer. */
export type Reply<Result, Code extends string = string> =
  | { readonly result: Result }
  | { readonly refused: { readonly code: Code | (string & {}) } };

/** Who gives the command: `<account>@<machine>`. */
export const operator = () => `${userInfo().username}@${hostname()}`;

/** Has a command carried out, and waits for the answer. */
export async function ask<Data, Result, Code extends string>(
  connection: NatsConnection,
  command: CommandDefinition<Data, Result, Code>,
  data: Data,
): Promise<Reply<Result, Code>> {
  const id = randomUUID();
  const headers = natsHeaders();
  const envelope = {
    id,
    source: 'yabot',
    type: command.type,
    time: new Date().toISOString(),
    entity: command.entity(data),
    correlationId: id,
    idempotencyKey: id,
  };
  for (const [name, value] of toHeaders(envelope)) headers.set(name, value);
  return connection
    .request(requestSubject(command), JSON.stringify(data), { headers, timeout: TIMEOUT_MS })
    .then((message) => message.json<Reply<Result, Code>>())
    .catch((error: Error) => ({ refused: { code: error.message } }));
}
