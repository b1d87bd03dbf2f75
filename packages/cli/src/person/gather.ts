import type { NatsConnection } from '@nats-io/nats-core';
import {
  fromParts,
  type PersonParts,
  QUERIES,
  type QueryDefinition,
  type RowsByPart,
  type ServiceName,
} from '@yabot/contracts';
import { ask } from '../ledger/ask.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';

interface Page {
  readonly parts: PersonParts;
  readonly next: string | null;
}

type Export = QueryDefinition<{ userId: string; cursor?: string | undefined }, Page>;

/** The query of each service that keeps something of a person. */
const EXPORTS = QUERIES.filter(({ name }) => name === 'export-person') as unknown as readonly Export[];

/** Everything that is kept of a person, by service. @throws CliError when a service does not answer: less than all is told to nobody */
export async function gather(
  connection: NatsConnection,
  userId: string,
): Promise<Partial<Record<ServiceName, RowsByPart>>> {
  const told = EXPORTS.map(
    async (query) => [query.owner, await allPages(connection, query, userId)] as const,
  );
  return Object.fromEntries(await Promise.all(told));
}

async function allPages(connection: NatsConnection, query: Export, userId: string): Promise<RowsByPart> {
  const all: PersonParts = [];
  let cursor: string | null | undefined;
  do {
    const reply = await ask(connection, query, cursor ? { userId, cursor } : { userId });
    if ('refused' in reply) {
      const values = { service: query.owner, why: reply.refused.code };
      throw new CliError('person.not-asked', values, EXIT_CODES.notReachable);
    }
    const { parts, next } = reply.result;
    all.push(...parts);
    cursor = next;
  } while (cursor);
  return fromParts(all);
}
