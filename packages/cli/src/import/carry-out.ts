import type { NatsConnection } from '@nats-io/nats-core';
import { AdmitPerson, Credit, FindUser, GrantXp, Register } from '@yabot/contracts';
import { ask, type Reply } from '../fleet/ask.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import type { ImportedPerson } from './people-file.ts';

/** Under which reason the ledger keeps what somebody had before. */
const REASON = 'opening';
/** So many are done at once. */
const TOGETHER = 20;

/** What became of somebody. */
export interface Imported {
  readonly person: ImportedPerson;
  readonly isNew: boolean;
  /** Codes of what was not done: the same import has given them something else before. */
  readonly conflicts: readonly string[];
}

/** Who is known already, in the order of the people. @throws CliError when the user service does not answer */
export function known(
  connection: NatsConnection,
  people: readonly ImportedPerson[],
  at: (part: number) => void,
) {
  return each(people, at, (person) => userIdOf(connection, person));
}

/**
 * Imports people: an id, a profile, an opening entry in the ledger, experience points. Each step is done once for each
 * person and import, so that an import that was interrupted goes on, and one that is done changes nothing.
 * @param id of the import: a second file with the same id says nothing new of those it shares with the first
 * @throws CliError when a service does not answer
 */
export function importPeople(
  connection: NatsConnection,
  id: string,
  people: readonly ImportedPerson[],
  at: (part: number) => void,
): Promise<Imported[]> {
  return each(people, at, async (person) => {
    const before = await userIdOf(connection, person);
    const userId = before ?? (await welcome(connection, person));
    const cause = `import:${id}`;
    const conflicts = [
      ...(person.besitos > 0 ? await open(connection, userId, person.besitos, `${cause}:${userId}`) : []),
      ...(person.xp > 0 ? await give(connection, userId, person.xp, cause) : []),
    ];
    return { person, isNew: before === undefined, conflicts };
  });
}

async function userIdOf(
  connection: NatsConnection,
  { telegramId }: ImportedPerson,
): Promise<string | undefined> {
  const reply = await ask(connection, FindUser, { telegramId });
  if ('result' in reply) return reply.result.userId;
  if (reply.refused.code === 'user-unknown') return undefined;
  throw notDone('user', reply.refused.code);
}

/** Gives somebody an id and a profile. */
async function welcome(connection: NatsConnection, person: ImportedPerson): Promise<string> {
  const { telegramId, language, firstName, lastName, username } = person;
  const { userId } = resultOf('gateway', await ask(connection, AdmitPerson, { telegramId, language }));
  const profile = { userId, telegramId, firstName, lastName, username, language };
  resultOf('user', await ask(connection, Register, profile));
  return userId;
}

async function open(connection: NatsConnection, userId: string, amount: number, cause: string) {
  const data = { userId, amount, reason: REASON, cause };
  return conflictOf('cause-taken', 'wallet', await ask(connection, Credit, data));
}

async function give(connection: NatsConnection, userId: string, amount: number, cause: string) {
  return conflictOf(
    'xp-cause-taken',
    'achievements',
    await ask(connection, GrantXp, { userId, amount, cause }),
  );
}

function conflictOf(code: string, service: string, reply: Reply<unknown>): string[] {
  if ('result' in reply) return [];
  if (reply.refused.code === code) return [code];
  throw notDone(service, reply.refused.code);
}

function resultOf<Result>(service: string, reply: Reply<Result>): Result {
  if ('result' in reply) return reply.result;
  throw notDone(service, reply.refused.code);
}

const notDone = (service: string, why: string) =>
  new CliError('import.interrupted', { service, why }, EXIT_CODES.notReachable);

/** Does something for all, some at a time, and tells how far it is. */
async function each<T>(
  people: readonly ImportedPerson[],
  at: (part: number) => void,
  work: (person: ImportedPerson) => Promise<T>,
): Promise<T[]> {
  const done: T[] = [];
  for (let first = 0; first < people.length; first += TOGETHER) {
    done.push(...(await Promise.all(people.slice(first, first + TOGETHER).map(work))));
    at(done.length / people.length);
  }
  return done;
}
