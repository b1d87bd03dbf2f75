import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { loadContent } from '@yabot/content';
import {
  DEAD_LETTERS_STREAM,
  LedgerProof,
  type QueryDefinition,
  requestSubject,
  Totals,
} from '@yabot/contracts';
import type { LoadFleet } from '../fleet/load-fleet.ts';

/** What the fleet has booked, and what the content promises. */
export interface Books {
  readonly minted: number;
  readonly balances: number;
  /** What the proof of the whole ledger found. */
  readonly faults: number;
  readonly deadLetters: number;
  /** What a tier of an achievement pays, by `<achievement>:<tier>`. */
  readonly tierBesitos: ReadonlyMap<string, number>;
}

const TIMEOUT_MS = 10_000;

export async function booksOf({ connection, content }: LoadFleet): Promise<Books> {
  const { minted, balances } = await ask(connection, Totals, {});
  const [faults, deadLetters, tierBesitos] = await Promise.all([
    provedFaults(connection),
    countDeadLetters(connection),
    tiersOf(content),
  ]);
  return { minted, balances, faults, deadLetters, tierBesitos };
}

/** Asks a service as another one would. */
async function ask<Data, Result>(
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

async function provedFaults(connection: NatsConnection): Promise<number> {
  let faults = 0;
  for (let cursor: string | undefined; ; ) {
    const part = await ask(connection, LedgerProof, cursor === undefined ? {} : { cursor });
    faults += part.faults.length;
    if (part.next === null) return faults;
    cursor = part.next;
  }
}

async function countDeadLetters(connection: NatsConnection): Promise<number> {
  const manager = await jetstreamManager(connection);
  return (await manager.streams.info(DEAD_LETTERS_STREAM)).state.messages;
}

async function tiersOf(folder: string): Promise<Map<string, number>> {
  const { content } = await loadContent(folder);
  return new Map(
    content.achievements.flatMap(({ id, tiers }) =>
      tiers.map(({ tier, besitos = 0 }) => [`${id}:${tier}`, besitos] as const),
    ),
  );
}
