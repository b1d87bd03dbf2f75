import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/nats-core';
import { type CommandDefinition, FindUser, NamesOf, type QueryDefinition } from '@yabot/contracts';
import { ask } from '../fleet/ask.ts';
import { findPerson } from '../person/find.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { t } from '../terminal/messages.ts';
import { Progress } from '../terminal/progress.ts';
import { refused } from './refused.ts';

const LOOK_AGAIN_MS = 250;
const NAMES_AT_ONCE = 50;

/** The fleet, to those who ask it something for a person at the terminal. */
export class Fleet {
  readonly #connection: NatsConnection;

  constructor(connection: NatsConnection) {
    this.#connection = connection;
  }

  /**
   * Asks, and waits for the answer.
   * @throws CliError when it is refused, with the code of the refusal, and when nobody answers
   */
  async ask<Data, Result, Code extends string>(
    message: CommandDefinition<Data, Result, Code> | QueryDefinition<Data, Result, Code>,
    data: NoInfer<Data>,
    key: string = randomUUID(),
  ): Promise<Result> {
    const reply = await ask(this.#connection, message, data, key);
    if ('result' in reply) return reply.result;
    throw refused(message as CommandDefinition | QueryDefinition, reply.refused, key);
  }

  /** Asks again and again how far something is, and shows it, until it is done. */
  async follow<Data, Result, Code extends string>(
    query: QueryDefinition<Data, Result, Code>,
    data: NoInfer<Data>,
    { part, done }: { part: (result: Result) => number; done: (result: Result) => boolean },
  ): Promise<Result> {
    const bar = new Progress(t('operation.under-way'));
    try {
      for (;;) {
        const result = await this.ask(query, data);
        bar.at(part(result));
        if (done(result)) return result;
        await pause(LOOK_AGAIN_MS);
      }
    } finally {
      bar.end();
    }
  }

  /** The user id of somebody as they are called at the terminal. @throws CliError when nobody is known by that */
  async personCalled(who: string): Promise<string> {
    return (await findPerson(this.#connection, who)).userId;
  }

  /**
   * Who gives orders that only somebody of the community can give: who was named, or the first owner of the settings.
   * @throws CliError when nobody is named and no owner is known yet
   */
  async actor(named: string | undefined, owners: readonly number[]): Promise<string> {
    if (named !== undefined) return this.personCalled(named);
    for (const telegramId of owners) {
      const reply = await ask(this.#connection, FindUser, { telegramId });
      if ('result' in reply) return reply.result.userId;
      if (reply.refused.code !== 'user-unknown') throw refused(FindUser, reply.refused);
    }
    throw new CliError('operation.who', {}, EXIT_CODES.usage);
  }

  /** First names by user id; who is not known any more has none, and none is needed when they cannot be asked. */
  async namesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (let first = 0; first < userIds.length; first += NAMES_AT_ONCE) {
      const portion = userIds.slice(first, first + NAMES_AT_ONCE);
      const reply = await ask(this.#connection, NamesOf, { userIds: portion });
      if (!('result' in reply)) return names;
      for (const { userId, firstName } of reply.result.names) names.set(userId, firstName);
    }
    return names;
  }
}
