import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import {
  DEAD_LETTERS_STREAM,
  LedgerProof,
  type QueryDefinition,
  requestSubject,
  Totals,
} from '@yabot/contracts';

const TIMEOUT_MS = 10_000;

/** Asks a service as another one would. */
export async function ask<Data, Result>(
  connection: NatsConnection,
  query: QueryDefinition<Data, Result>,
  data: Data,
): Promise<Result> {
  const reply = await connection.request(requestSubject(query as QueryDefinition), JSON.stringify(data), {
    timeout: TIMEOUT_MS,
  });
  const { result } = reply.json<{ result?: Result }>();
  if (result === undefined) throw new Error(`${query.type} was refused: ${reply.string()}`);
  return result;
}

export const walletTotals = (connection: NatsConnection) => ask(connection, Totals, {});

/** Has the whole ledger proved; how many faults that found. */
export async function provedFaults(connection: NatsConnection): Promise<number> {
  let faults = 0;
  for (let cursor: string | undefined; ; ) {
    const part = await ask(connection, LedgerProof, cursor === undefined ? {} : { cursor });
    faults += part.faults.length;
    if (part.next === null) return faults;
    cursor = part.next;
  }
}

/** How many messages no service could handle. */
export async function deadLetters(connection: NatsConnection): Promise<number> {
  const manager = await jetstreamManager(connection);
  return (await manager.streams.info(DEAD_LETTERS_STREAM)).state.messages;
}
