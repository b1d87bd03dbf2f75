import type { NatsConnection } from '@nats-io/nats-core';
import { BesitosAwarded, ReactionAdded } from '@yabot/contracts';
import { askPersons } from '../../shared/persons.ts';
import { ofType, type StoredMessage } from './stream.ts';

/** Whose user id is whose in Telegram, of those who reacted or got something. */
export function personsOf(
  connection: NatsConnection,
  everything: readonly StoredMessage[],
): Promise<Map<string, number>> {
  const messages = [...ofType(everything, ReactionAdded), ...ofType(everything, BesitosAwarded)];
  const userIds = new Set(messages.map(({ data }) => data.userId));
  return askPersons(
    connection,
    [...userIds].map((userId) => ({ userId })),
  );
}
