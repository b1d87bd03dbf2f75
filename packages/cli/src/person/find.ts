import type { NatsConnection } from '@nats-io/nats-core';
import { FindUser } from '@yabot/contracts';
import type { z } from 'zod';
import { ask } from '../fleet/ask.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';

/** Who somebody is. */
export type Person = z.infer<typeof FindUser.result>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a person at the terminal calls somebody: a Telegram id, a user id, or a username with or without @. */
export function namesIn(who: string): typeof FindUser.sample {
  if (UUID.test(who)) return { userId: who.toLowerCase() };
  return /^\d+$/.test(who) ? { telegramId: Number(who) } : { username: who };
}

/** Finds somebody. @throws CliError when nobody is found, or nobody answers */
export async function findPerson(connection: NatsConnection, who: string): Promise<Person> {
  const reply = await ask(connection, FindUser, namesIn(who));
  if ('result' in reply) return reply.result;
  const { code } = reply.refused;
  if (code === 'user-unknown') throw new CliError('person.unknown', { who });
  if (code === 'username-unclear') throw new CliError('person.unclear', { who });
  throw new CliError('person.not-asked', { service: 'user', why: code }, EXIT_CODES.notReachable);
}

/** The user id of somebody; one that is written is taken as it is, also of who was erased. @throws CliError as {@link findPerson} */
export async function userIdOf(connection: NatsConnection, who: string): Promise<string> {
  return UUID.test(who) ? who.toLowerCase() : (await findPerson(connection, who)).userId;
}
