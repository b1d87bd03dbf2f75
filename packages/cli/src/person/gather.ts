import type { NatsConnection } from '@nats-io/nats-core';
import {
  everyPage,
  PERSON_EXPORTS,
  type PersonExport,
  type RowsByPart,
  type ServiceName,
} from '@yabot/contracts';
import { ask } from '../fleet/ask.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';

/** Everything that is kept of a person, by service. @throws CliError when a service does not answer: less than all is told to nobody */
export async function gather(
  connection: NatsConnection,
  userId: string,
): Promise<Partial<Record<ServiceName, RowsByPart>>> {
  const told = PERSON_EXPORTS.map(
    async (query) => [query.owner, await keptBy(connection, query, userId)] as const,
  );
  return Object.fromEntries(await Promise.all(told));
}

const keptBy = (connection: NatsConnection, query: PersonExport, userId: string) =>
  everyPage(async (cursor) => {
    const reply = await ask(connection, query, cursor === undefined ? { userId } : { userId, cursor });
    if ('result' in reply) return reply.result;
    const values = { service: query.owner, why: reply.refused.code };
    throw new CliError('person.not-asked', values, EXIT_CODES.notReachable);
  });
